using ContainerOS.Emulator.Http;
using Newtonsoft.Json;

namespace ContainerOS.Emulator.Store;

/// <summary>Keeps the world as one JSON file, which each change replaces.</summary>
internal sealed class WorldFile(string path) : IWorldFile
{
    private const long EarlierFormat = 1;

    /// <summary>Loads the world and the time of its clock; null when there is no file yet.</summary>
    /// <exception cref="EmulatorStateException">The file cannot be read as a world.</exception>
    internal (World World, long Clock)? Load()
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            var data = JsonFields.Read(File.ReadAllText(path));
            return data.Whole("format") switch
            {
                WorldFormat.Number => WorldFormat.Read(data),
                EarlierFormat => throw new EmulatorStateException(
                    path,
                    "was written by an earlier version of the emulator, in a format that this version does not read"
                ),
                _ => throw new EmulatorStateException(path, "has an unknown format"),
            };
        }
        catch (JsonException exception)
        {
            throw new EmulatorStateException(path, "is not valid JSON: " + exception.Message.TrimEnd('.'), exception);
        }
        catch (Exception exception) when (exception is FormatException or ApiException or ArgumentException or KeyNotFoundException)
        {
            throw new EmulatorStateException(path, "cannot be read: " + exception.Message.TrimEnd('.'), exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new EmulatorStateException(path, "cannot be read", exception);
        }
    }

    public void Dispose() { }

    public void Save(World world, long now, IReadOnlyList<WorldEvent> events)
    {
        PrivateFile.Write(path, JsonFields.Write(WorldFormat.Write(world, now), Formatting.Indented));
    }
}
