using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;

namespace ContainerOS.UserData.Version1;

/// <summary>Reads the marked blocks of a composed script. It skips what it cannot read; the caller detects that by comparing.</summary>
internal sealed class Version1Reader(string script, BootstrapPhase phase)
{
    private readonly string[] lines = script.Split('\n');
    private int at;

    internal IReadOnlyList<BootstrapContainer> Read()
    {
        var containers = new List<BootstrapContainer>();
        while (at < lines.Length)
        {
            var line = lines[at++];
            if (line.StartsWith(Version1Markers.Container + " ", StringComparison.Ordinal))
            {
                containers.Add(Container(Version1Markers.Unescape(line[(Version1Markers.Container.Length + 1)..])));
            }
        }

        return containers;
    }

    private BootstrapContainer Container(string name)
    {
        var steps = new List<Value<BootstrapStep>>();
        while (at < lines.Length && !lines[at].StartsWith(Version1Markers.Container, StringComparison.Ordinal))
        {
            var line = lines[at++];
            if (line.StartsWith(Version1Markers.Step + " ", StringComparison.Ordinal))
            {
                steps.Add(Step(line[(Version1Markers.Step.Length + 1)..].Split(' ')));
            }
        }

        return new BootstrapContainer
        {
            Name = name,
            Phase = phase,
            Steps = ValueList<BootstrapStep>.Of(steps),
        };
    }

    private BootstrapStep Step(string[] head)
    {
        var attributes = head.Skip(1)
            .Select(part => part.Split('=', 2))
            .Where(pair => pair.Length == 2)
            .GroupBy(pair => pair[0])
            .ToDictionary(pairs => pairs.Key, pairs => Version1Markers.Unescape(pairs.Last()[1]));
        var body = new Version1StepBody(lines, ref at);
        return head[0] switch
        {
            "file" => new BootstrapStep { File = File(attributes, body) },
            "systemdUnit" => new BootstrapStep { SystemdUnit = Unit(attributes, body) },
            "sysctl" => new BootstrapStep { Sysctl = ValueMap<string>.Of(body.Items.Where(item => item.Length == 2).Select(Pair)) },
            "kernelModules" => new BootstrapStep { KernelModules = Words(body) },
            "kubeletArgs" => new BootstrapStep { KubeletArgs = Words(body) },
            "script" => new BootstrapStep { Script = body.Content },
            _ => new BootstrapStep(),
        };
    }

    private static KeyValuePair<string, Value<string>> Pair(string[] item) => KeyValuePair.Create(item[0], (Value<string>)item[1]);

    private static ValueList<string> Words(Version1StepBody body) =>
        ValueList<string>.Of(body.Items.Select(item => (Value<string>)item[0]));

    private static FileStep File(Dictionary<string, string> attributes, Version1StepBody body) =>
        new()
        {
            Path = attributes.GetValueOrDefault("path") ?? string.Empty,
            Content = body.Content,
            Mode = attributes.TryGetValue("mode", out var mode) ? (Value<string>?)mode : null,
        };

    private static SystemdUnitStep Unit(Dictionary<string, string> attributes, Version1StepBody body) =>
        new()
        {
            Name = attributes.GetValueOrDefault("name") ?? string.Empty,
            Content = body.Content,
            Enable = Truth(attributes, "enable"),
            Start = Truth(attributes, "start"),
        };

    private static Value<bool>? Truth(Dictionary<string, string> attributes, string name) =>
        attributes.TryGetValue(name, out var word) ? (Value<bool>?)(word == "true") : null;
}
