using System.Text;
using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Secrets;
using ContainerOS.Shared;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Engine.State;

/// <summary>The state file of a stack. An unchanged state is not written again.</summary>
internal sealed class StateStore(string path, StackSecrets secrets, StateFiles files, TimeProvider time)
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
                secrets.UseSaltOfState(salt);
            }
            written = json.Write(snapshot);
            return snapshot;
        }
        catch (NewerStateException fault)
        {
            throw new ProgramException(
                $"the state file was written by a newer version and was not changed: {fault.Message}. Update this tool, or use the "
                    + "one that wrote the state",
                path,
                fault
            );
        }
        catch (Exception fault)
            when (fault
                    is JsonException
                        or FormatException
                        or InvalidCastException
                        or InvalidOperationException
                        or ArgumentException
                        or OverflowException
            )
        {
            throw new ProgramException(
                $"the state file is not valid and was not changed: {fault.Message}. Restore it from a backup, "
                    + "or move it away to start without state "
                    + "(deployed resources stay, and a provider that supports it adopts them by name)",
                path,
                fault
            );
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ProgramException($"the state file cannot be read: {fault.Message}", path, fault);
        }
    }

    /// <summary>Writes the state.</summary>
    /// <exception cref="StateWriteException">The disk is full, read-only or gone.</exception>
    public void Save(Snapshot snapshot)
    {
        var deployment = json.Write(snapshot);
        if (written is not null && JToken.DeepEquals(written, deployment))
        {
            return;
        }
        try
        {
            StateFile.Write(files, path, SnapshotJson.WithManifest(deployment, time.GetUtcNow()));
        }
        catch (Exception fault) when (StateFiles.IsDiskFault(fault))
        {
            throw new StateWriteException(path, fault);
        }
        written = deployment;
    }
}

/// <summary>Reads and writes a state file. It is replaced atomically, and only its owner may read it.</summary>
internal static class StateFile
{
    /// <summary>The maximum depth of the JSON: that of a property, which the codec limits to 200, and of what is around it.</summary>
    internal const int MaxDepth = 256;

    public static JObject Read(string path)
    {
        if (RegularFile.IsEmpty(path))
        {
            throw new FormatException("it is empty, or a device");
        }

        using var reader = new JsonTextReader(new StreamReader(path)) { DateParseHandling = DateParseHandling.None, MaxDepth = MaxDepth };
        return JToken.ReadFrom(reader) as JObject ?? throw new FormatException("it must be a JSON object");
    }

    public static void Write(StateFiles files, string path, JObject content) =>
        files.Replace(
            path,
            file =>
            {
                using (var text = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true))
                using (var writer = new JsonTextWriter(text) { Formatting = Formatting.Indented, Indentation = 4 })
                {
                    content.WriteTo(writer);
                }
                file.WriteByte((byte)'\n');
            },
            isPrivate: true
        );
}
