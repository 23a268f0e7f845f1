using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;

namespace ContainerOS.UserData.Format;

/// <summary>Reads a step from its words and its content.</summary>
internal static class Version2StepReader
{
    /// <summary>The step; null when the words are not a step.</summary>
    internal static BootstrapStep? Read(List<string?> words, string? body) =>
        words switch
        {
            [CommandNames.File, var encoding, var path, .. var mode] => new BootstrapStep { File = File(Text(encoding, body), path, mode) },
            [CommandNames.Unit, var encoding, var name, var enable, var start] => new BootstrapStep
            {
                SystemdUnit = Unit(Text(encoding, body), name, enable, start),
            },
            [CommandNames.Sysctl, _, .. var pairs] => new BootstrapStep { Sysctl = ValueMap<string>.Of(Pairs(pairs)) },
            [CommandNames.Modules, _, .. var names] => new BootstrapStep { KernelModules = List(names) },
            [CommandNames.Kubelet, _, .. var flags] => new BootstrapStep { KubeletArgs = List(flags) },
            [CommandNames.Script, var encoding, ..] => new BootstrapStep { Script = Text(encoding, body) ?? string.Empty },
            [":", "nothing"] => new BootstrapStep(),
            _ => null,
        };

    private static string? Text(string? encoding, string? body) =>
        encoding is null || body is null ? null : EncodedContent.Read(encoding, body);

    private static FileStep File(string? content, string? path, List<string?> mode) =>
        new()
        {
            Path = Given(path),
            Content = Given(content),
            Mode = mode.Count > 0 ? (mode[0] ?? string.Empty) : (Value<string>?)null,
        };

    private static SystemdUnitStep Unit(string? content, string? name, string? enable, string? start) =>
        new()
        {
            Name = Given(name),
            Content = Given(content),
            Enable = Truth(enable),
            Start = Truth(start),
        };

    private static IEnumerable<KeyValuePair<string, Value<string>>> Pairs(List<string?> words) =>
        words
            .Chunk(2)
            .Where(pair => pair.Length == 2)
            .DistinctBy(pair => pair[0], StringComparer.Ordinal)
            .Select(pair => KeyValuePair.Create(pair[0] ?? string.Empty, (Value<string>)(pair[1] ?? string.Empty)));

    private static ValueList<string> List(List<string?> words) =>
        ValueList<string>.Of(words.Select(word => (Value<string>)(word ?? string.Empty)));

    private static Value<string>? Given(string? text) => text is null ? null : (Value<string>?)text;

    private static Value<bool>? Truth(string? word) => word is "true" or "false" ? (Value<bool>?)(word == "true") : null;
}
