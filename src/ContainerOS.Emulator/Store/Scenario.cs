using ContainerOS.Emulator.Chaos;
using ContainerOS.Emulator.Fields;

namespace ContainerOS.Emulator.Store;

/// <summary>What an emulator starts with: a world, the time of its clock, and faults.</summary>
/// <param name="World">The world.</param>
/// <param name="Now">The time, in milliseconds since the Unix epoch.</param>
/// <param name="Chaos">The faults that are caused on purpose.</param>
internal sealed record Scenario(World World, long Now, IReadOnlyList<ChaosRule> Chaos)
{
    /// <summary>What an emulator has at the present moment.</summary>
    internal static Scenario Of(WorldStore store, ChaosEngine chaos)
    {
        var (world, now) = store.Read();
        return new(world, now, chaos.Rules);
    }

    /// <summary>Reads a scenario from a file, wholly or not at all.</summary>
    /// <exception cref="ScenarioException">The file cannot be read as a scenario.</exception>
    internal static Scenario Read(string path)
    {
        var text = string.Empty;
        try
        {
            text = File.ReadAllText(path);
            var document = WorldDocument.Read(text);
            return new(document.ToWorld(), document.Clock, document.Chaos is { } chaos ? ChaosFormat.Read(chaos) : []);
        }
        catch (WorldFormatException exception)
        {
            throw new ScenarioException(path, exception.In(text).Message, exception);
        }
        catch (FieldFormatException exception)
        {
            throw new ScenarioException(
                path,
                new WorldFormatException("$.chaos." + exception.Path, exception.Problem).In(text).Message,
                exception
            );
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ScenarioException(path, exception.Message.TrimEnd('.'), exception);
        }
    }

    /// <summary>This scenario as JSON, with line breaks.</summary>
    internal string Write()
    {
        var rules = ListValue.Of(Chaos.Select(ChaosFormat.Write));
        return WorldDocument.Write(World, Now, Chaos.Count == 0 ? null : FieldMap.Of(("rules", rules)), isIndented: true) + "\n";
    }
}
