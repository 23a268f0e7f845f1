using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.Http;
using Newtonsoft.Json;

namespace ContainerOS.Emulator.Store;

/// <summary>Stores the address of an emulator next to its state file, so that other processes find it.</summary>
internal sealed class EmulatorAddressFile(string stateFile)
{
    private readonly string path = stateFile + ".address";

    internal void Write(Uri address, EmulatorIdentity identity)
    {
        PrivateFile.Write(
            path,
            JsonFields.Write(FieldMap.Of(("address", address.ToString()), ("pid", Environment.ProcessId), ("secret", identity.Secret)))
        );
    }

    internal void Remove() => File.Delete(path);

    /// <summary>Finds the address of the emulator that uses the state file; null when none replies.</summary>
    internal async Task<Uri?> FindAsync(CancellationToken ct)
    {
        // A file from elsewhere may name any host, and no other host is asked.
        if (Read() is not var (address, identity) || !address.IsLoopback)
        {
            return null;
        }

        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        try
        {
            var challenge = Guid.NewGuid().ToString("N");
            var health = JsonFields.Read(await http.GetStringAsync(new Uri(address, $"/_emulator/health?challenge={challenge}"), ct));
            return health.Text("stateFile") == Path.GetFullPath(stateFile) && identity.Accepts(challenge, health.Text("proof"))
                ? address
                : null;
        }
        catch (Exception exception)
            when (exception is HttpRequestException or JsonException or ApiException
                || (exception is TaskCanceledException && !ct.IsCancellationRequested)
            )
        {
            return null; // The emulator that wrote the file has stopped.
        }
    }

    private (Uri Address, EmulatorIdentity Identity)? Read()
    {
        try
        {
            var file = File.Exists(path) ? JsonFields.Read(File.ReadAllText(path)) : FieldMap.Empty;
            return file.Text("address") is { } address && file.Text("secret") is { } secret ? (new Uri(address), new(secret)) : null;
        }
        catch (Exception exception) when (exception is JsonException or ApiException or UriFormatException)
        {
            return null; // A crash may leave an incomplete file.
        }
    }
}
