using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.Http;

namespace ContainerOS.Emulator.Journal;

/// <summary>The journal of calls: times, actions and statuses, without bodies, parameters or secrets.</summary>
internal sealed class RequestJournal(string? path, TimeProvider time)
{
    /// <summary>The number of calls that are kept in memory; the file has all.</summary>
    private const int Kept = 100_000;

    private readonly Lock gate = new();
    private readonly Queue<FieldMap> entries = [];

    internal void Add(ApiRequest request, int status)
    {
        var entry = FieldMap.Of(
            ("time", time.GetUtcNow().ToString("O")),
            ("method", request.Method),
            ("path", request.RawPath),
            ("action", request.Action),
            ("status", status)
        );
        lock (gate)
        {
            entries.Enqueue(entry);
            if (entries.Count > Kept)
            {
                entries.Dequeue();
            }

            if (path is not null)
            {
                File.AppendAllText(path, JsonFields.Write(entry) + "\n");
            }
        }
    }

    internal ListValue All()
    {
        lock (gate)
        {
            return ListValue.Of(entries);
        }
    }
}
