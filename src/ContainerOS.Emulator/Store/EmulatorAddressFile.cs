using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.Http;
using Newtonsoft.Json;

namespace ContainerOS.Emulator.Store;

/// <summary>Stores the address of an emulator next to its state file, so that other processes find it.</summary>
internal sealed class EmulatorAddressFile(string stateFile)
{
    private readonly string path = stateFile + ".address";

    internal void Write(Uri address)
    {
        PrivateFile.Write(path, JsonFields.Write(FieldMap.Of(("address", address.ToString()), ("pid", Environment.ProcessId))));
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
            return JsonFields.Read(health).Text("stateFile") == Path.GetFullPath(stateFile) ? address : null;
        }
        catch (Exception exception)
            when (exception is HttpRequestException or JsonException or ApiException
                || (exception is TaskCanceledException && !ct.IsCancellationRequested)
            )
        {
            return null; // The emulator that wrote the file has stopped.
        }
    }

    private Uri? Read()
    {
        try
        {
            return File.Exists(path) ? new Uri(JsonFields.Read(File.ReadAllText(path)).Text("address")!) : null;
        }
        catch (Exception exception) when (exception is JsonException or ApiException or UriFormatException or ArgumentNullException)
        {
            return null; // A crash may leave an incomplete file.
        }
    }
}
