using System.Globalization;

namespace ContainerOS.Protocol.Engines;

/// <summary>The one line a plugin says first: the port it listens on.</summary>
internal static class PortLine
{
    /// <summary>More than any port line has: what is longer is no port line, and is not read to its end.</summary>
    private const int MaxLength = 200;

    public static async Task<int> ReadAsync(ChildProcess child, PluginStart start, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(start.Patience, start.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        try
        {
            return Parse(await ReadLineAsync(child.Output, either.Token)) ?? throw await NoLineAsync(child, start);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new PluginStartException(start.Executable, $"it told no port within {start.Patience.TotalSeconds:0.#} s{child.Errors}");
        }
        catch (FormatException fault)
        {
            throw new PluginStartException(start.Executable, fault.Message + child.Errors, fault);
        }
    }

    private static int? Parse(string? line) =>
        line is null ? null
        : int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536 ? port
        : throw new FormatException($"a plugin prints its port first, but it printed '{line}'");

    private static async Task<string?> ReadLineAsync(TextReader output, CancellationToken ct)
    {
        var text = new System.Text.StringBuilder();
        var letter = new char[1];
        while (text.Length < MaxLength && await output.ReadAsync(letter, ct) == 1)
        {
            if (letter[0] == '\n')
            {
                return text.ToString().Trim();
            }
            text.Append(letter[0]);
        }

        return text.Length == 0 ? null : text.ToString().Trim();
    }

    private static async Task<PluginStartException> NoLineAsync(ChildProcess child, PluginStart start)
    {
        await child.WaitForLastWordsAsync(start.Patience);
        var end = child.Exited.IsCompleted ? $"it ended with code {child.ExitCode}" : "it closed its output";
        return new PluginStartException(start.Executable, $"{end} before it told its port{child.Errors}");
    }
}
