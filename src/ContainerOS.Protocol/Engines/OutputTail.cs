namespace ContainerOS.Protocol.Engines;

/// <summary>The last lines a process printed, which say best why it ended.</summary>
internal sealed class OutputTail
{
    private const int Kept = 20;
    private readonly Queue<string> lines = new();
    private readonly Lock gate = new();

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (gate)
            {
                return [.. lines];
            }
        }
    }

    public static string Quote(IReadOnlyList<string> lines) =>
        lines.Count == 0 ? "; it printed nothing to standard error" : $"; its last lines:\n  {string.Join("\n  ", lines)}";

    public override string ToString() => Quote(Lines);

    /// <summary>Keeps the last lines until the end, and hands every line on to whoever wants it.</summary>
    public async Task FollowAsync(TextReader reader, Action<string>? listener = null)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            Add(line);
            listener?.Invoke(line);
        }
    }

    private void Add(string line)
    {
        lock (gate)
        {
            lines.Enqueue(line);
            if (lines.Count > Kept)
            {
                lines.Dequeue();
            }
        }
    }
}
