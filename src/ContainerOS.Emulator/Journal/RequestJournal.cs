using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.Http;
using ContainerOS.Emulator.Store;

namespace ContainerOS.Emulator.Journal;

/// <summary>The journal of calls: times, actions, statuses and names of unknown fields, without values, parameters or secrets.</summary>
internal sealed class RequestJournal(string? path, TimeProvider time)
{
    /// <summary>The number of calls that are kept in memory; the file has all.</summary>
    private const int Kept = 100_000;

    private readonly Lock gate = new();

    /// <summary>The kept entries; the entry of the call number n is at n modulo <see cref="Kept"/>.</summary>
    private readonly List<FieldMap> entries = [];
    private long added;

    /// <summary>The last successful reply of each operation. Its fields are compared with the API only when someone asks.</summary>
    private readonly Dictionary<string, FieldValue> lastReplies = [];

    /// <summary>The least policy of the calls.</summary>
    internal LeastPolicy Policy { get; } = new();

    internal void Add(ApiRequest request, ApiReply reply)
    {
        Policy.Add(request);
        var entry = FieldMap.Of(
            ("time", time.GetUtcNow().ToString("O")),
            ("method", request.Method),
            ("path", request.RawPath),
            ("action", request.Action),
            ("status", reply.Status),
            ("unread", reply.Unread.Count == 0 ? null : ListValue.OfTexts(reply.Unread.Distinct())),
            ("chaos", reply.Faults.Hits.IsEmpty ? null : ListValue.OfTexts(reply.Faults.Hits))
        );
        lock (gate)
        {
            if (entries.Count < Kept)
            {
                entries.Add(entry);
            }
            else
            {
                entries[(int)(added % Kept)] = entry;
            }

            added++;
            if (reply.Status == 200)
            {
                lastReplies[request.Action] = reply.Body;
            }

            if (path is not null)
            {
                PrivateFile.Append(path, JsonFields.Write(entry) + "\n");
            }
        }
    }

    /// <summary>The fields of requests that the API does not have, by action.</summary>
    internal FieldMap Unread()
    {
        lock (gate)
        {
            return FieldMap.Of(
                entries
                    .Where(entry => entry.Has("unread"))
                    .GroupBy(entry => entry.Text("action")!, entry => entry.Texts("unread")!.Value)
                    .OrderBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group =>
                        KeyValuePair.Create<string, FieldValue>(
                            group.Key,
                            ListValue.OfTexts(group.SelectMany(paths => paths).Distinct().Order(StringComparer.Ordinal))
                        )
                    )
            );
        }
    }

    /// <summary>What the last reply of each operation has that the API does not, by action: fields, and values of another type.</summary>
    internal FieldMap Invented()
    {
        KeyValuePair<string, FieldValue>[] replies;
        lock (gate)
        {
            replies = [.. lastReplies];
        }

        return FieldMap.Of(
            replies
                .Select(reply =>
                    (Action: reply.Key, Paths: ApiModel.FindInvented(reply.Key, reply.Value).Order(StringComparer.Ordinal).ToList())
                )
                .Where(reply => reply.Paths.Count > 0)
                .OrderBy(reply => reply.Action, StringComparer.Ordinal)
                .Select(reply => KeyValuePair.Create<string, FieldValue>(reply.Action, ListValue.OfTexts(reply.Paths)))
        );
    }

    internal ListValue All()
    {
        lock (gate)
        {
            return ListValue.Of(Last(entries.Count));
        }
    }

    /// <summary>The newest entries since a number of calls, oldest first, and the number of all calls so far.</summary>
    internal (long Calls, IReadOnlyList<FieldMap> Entries) Since(long calls, int most)
    {
        lock (gate)
        {
            return (added, calls >= added ? [] : [.. Last((int)Math.Min(Math.Min(added - calls, most), entries.Count))]);
        }
    }

    private IEnumerable<FieldMap> Last(int count)
    {
        for (var call = added - count; call < added; call++)
        {
            yield return entries[(int)(call % Kept)];
        }
    }
}
