using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.Http;
using Newtonsoft.Json;

namespace ContainerOS.Emulator.Store;

/// <summary>Stores the address of an emulator next to a file, such as its state file, so that other processes find it.</summary>
internal sealed class EmulatorAddressFile(string beside)
{
    private readonly string path = beside + ".address";

    internal void Write(Uri address, EmulatorIdentity identity)
    {
        PrivateFile.Write(
            path,
            JsonFields.Write(
                FieldMap.Of(
                    ("address", address.ToString()),
                    ("pid", Environment.ProcessId),
                    ("secret", identity.Secret),
                    ("token", identity.ControlToken)
                )
            )
        );
    }

    /// <summary>Removes the file, unless another emulator has written it since.</summary>
    internal void Remove(EmulatorIdentity identity)
    {
        if (Read()?.Identity.Secret == identity.Secret)
        {
            File.Delete(path);
        }
    }

    /// <summary>Finds the emulator that wrote the file; null when it does not reply.</summary>
    internal async Task<RunningEmulator?> FindAsync(CancellationToken ct)
    {
        // A file from elsewhere may name any host, and no other host is asked.
        if (Read() is not var (address, identity, token) || !address.IsLoopback)
        {
            return null;
        }

        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        try
        {
            var challenge = Guid.NewGuid().ToString("N");
            var health = JsonFields.Read(await http.GetStringAsync(new Uri(address, $"/_emulator/health?challenge={challenge}"), ct));
            // A copy of a folder has the file of the emulator of the original.
            return health.Text("stateFile") == Path.GetFullPath(beside) && identity.Accepts(challenge, health.Text("proof"))
                ? new RunningEmulator(address, token)
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

    private (Uri Address, EmulatorIdentity Identity, string Token)? Read()
    {
        try
        {
            // A link to a device has no size, and reading it may never end.
            var file =
                File.Exists(path) && new FileInfo(path) is { LinkTarget: null, Length: > 0 }
                    ? JsonFields.Read(File.ReadAllText(path))
                    : FieldMap.Empty;
            return file.Text("address") is { } address && file.Text("secret") is { } secret
                ? (new Uri(address), new(secret), file.Text("token") ?? string.Empty)
                : null;
        }
        catch (Exception exception) when (exception is JsonException or ApiException or UriFormatException)
        {
            return null; // A crash may leave an incomplete file.
        }
    }
}
