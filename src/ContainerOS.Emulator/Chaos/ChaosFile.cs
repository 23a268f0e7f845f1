using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.Http;
using ContainerOS.Emulator.Store;
using Newtonsoft.Json;

namespace ContainerOS.Emulator.Chaos;

/// <summary>Reads rules from a file.</summary>
public static class ChaosFile
{
    /// <summary>Reads all rules of a file, or none.</summary>
    /// <param name="path">The file: <c>{"rules":[{"fault":"throttle","operation":"Describe*","rate":0.1}]}</c>.</param>
    /// <exception cref="ChaosFileException">The file cannot be read, or a rule is not valid.</exception>
    public static IReadOnlyList<ChaosRule> Read(string path)
    {
        var text = string.Empty;
        try
        {
            text = File.ReadAllText(path);
            return ChaosFormat.Read(JsonFields.Read(text));
        }
        catch (FieldFormatException exception)
        {
            var place = JsonPlace.Find(text, exception.Path) is var (line, column) ? $"line {line}, column {column}: " : string.Empty;
            throw new ChaosFileException(path, place + exception.Message.TrimEnd('.'), exception);
        }
        catch (Exception exception) when (exception is JsonException or ApiException or IOException or UnauthorizedAccessException)
        {
            throw new ChaosFileException(path, exception.Message.TrimEnd('.'), exception);
        }
    }
}

/// <summary>A file of chaos rules cannot be used.</summary>
/// <param name="path">The file.</param>
/// <param name="problem">What is wrong, with its place in the file.</param>
/// <param name="cause">The underlying error.</param>
public sealed class ChaosFileException(string path, string problem, Exception cause) : Exception($"{path}: {problem}", cause);
