using ContainerOS.Emulator.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Log;

/// <summary>The log of calls: times, actions and statuses, without bodies, parameters or secrets.</summary>
internal sealed class RequestLog(string? path, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly List<JObject> entries = [];

    internal void Add(ApiRequest request, int status)
    {
        var entry = new JObject
        {
            ["time"] = time.GetUtcNow().ToString("O"),
            ["method"] = request.Method,
            ["path"] = request.RawPath,
            ["action"] = request.Action,
            ["status"] = status,
        };
        lock (gate)
        {
            entries.Add(entry);
            if (path is not null)
            {
                File.AppendAllText(path, entry.ToString(Formatting.None) + "\n");
            }
        }
    }

    internal JArray All()
    {
        lock (gate)
        {
            return new JArray(entries.Select(entry => entry.DeepClone()));
        }
    }
}
