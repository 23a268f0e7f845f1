using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Secrets;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Engine.State;

/// <summary>The state of one stack on disk. What is as it was is not written again.</summary>
internal sealed class StateStore(string path, StackSecrets secrets, TimeProvider time)
{
    private readonly SnapshotJson json = new(secrets, path);
    private JObject? written;

    public Snapshot Load()
    {
        if (!File.Exists(path))
        {
            return Snapshot.Empty;
        }
        try
        {
            var snapshot = json.Read(StateFile.Read(path));
            SnapshotIntegrity.Verify(snapshot);
            if (snapshot.Salt is { } salt)
            {
                secrets.Adopt(salt);
            }
            written = json.Write(snapshot);
            return snapshot;
        }
        catch (Exception fault)
            when (fault is JsonException or FormatException or InvalidCastException or ArgumentException or OverflowException)
        {
            throw new ProgramException(
                $"the state file is damaged and was left as it is: {fault.Message}. Restore it from a backup, or move it away to begin without state "
                    + "(what is deployed stays, and is adopted by name where the provider can)",
                path,
                fault
            );
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ProgramException($"the state file can not be read: {fault.Message}", path, fault);
        }
    }

    public void Save(Snapshot snapshot)
    {
        var deployment = json.Write(snapshot);
        if (written is not null && JToken.DeepEquals(written, deployment))
        {
            return;
        }
        StateFile.Write(path, SnapshotJson.Wrap(deployment, time.GetUtcNow()));
        written = deployment;
    }
}
