using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.State;

/// <summary>Says beside a state file where its emulator listens, so that another process finds it.</summary>
internal sealed class EmulatorAddressFile(string stateFile)
{
    private readonly string path = stateFile + ".address";

    internal void Write(Uri address)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        File.WriteAllText(path, new JObject { ["address"] = address.ToString(), ["pid"] = Environment.ProcessId }.ToString());
    }

    internal void Remove() => File.Delete(path);

    /// <summary>The address of an emulator that runs on the state file; null when none answers there.</summary>
    internal async Task<Uri?> FindAsync(CancellationToken ct)
    {
        if (Read() is not { } address)
        {
            return null;
        }

        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        try
        {
            var health = await http.GetStringAsync(new Uri(address, "/_emulator/health"), ct);
            return (string?)JObject.Parse(health)["stateFile"] == Path.GetFullPath(stateFile) ? address : null;
        }
        catch (Exception fault)
            when (fault is HttpRequestException or JsonException || (fault is TaskCanceledException && !ct.IsCancellationRequested))
        {
            return null; // Whoever wrote the file is gone.
        }
    }

    private Uri? Read()
    {
        try
        {
            return File.Exists(path) ? new Uri((string)JObject.Parse(File.ReadAllText(path))["address"]!) : null;
        }
        catch (Exception fault) when (fault is JsonException or UriFormatException or ArgumentNullException)
        {
            return null; // A file cut short by a crash says nothing.
        }
    }
}
