using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.State;

/// <summary>Stores the address of an emulator next to its state file, so that other processes find it.</summary>
internal sealed class EmulatorAddressFile(string stateFile)
{
    private readonly string path = stateFile + ".address";

    internal void Write(Uri address)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        File.WriteAllText(path, new JObject { ["address"] = address.ToString(), ["pid"] = Environment.ProcessId }.ToString());
    }

    internal void Remove() => File.Delete(path);

    /// <summary>Finds the address of the emulator that uses the state file; null when none replies.</summary>
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
        catch (Exception exception)
            when (exception is HttpRequestException or JsonException || (exception is TaskCanceledException && !ct.IsCancellationRequested))
        {
            return null; // The emulator that wrote the file has stopped.
        }
    }

    private Uri? Read()
    {
        try
        {
            return File.Exists(path) ? new Uri((string)JObject.Parse(File.ReadAllText(path))["address"]!) : null;
        }
        catch (Exception exception) when (exception is JsonException or UriFormatException or ArgumentNullException)
        {
            return null; // A crash may leave an incomplete file.
        }
    }
}
