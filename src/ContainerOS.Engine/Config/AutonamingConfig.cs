using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ContainerOS.Engine.Programs;
using ContainerOS.Protocol.Calls;

namespace ContainerOS.Engine.Config;

/// <summary>
/// The config <c>pulumi:autonaming</c>: how the names of resources are generated, for all resources, those of a package or those of a type
/// (pulumi/pulumi <c>pkg/cmd/pulumi/autonaming/config.go</c>).
/// </summary>
internal sealed partial class AutonamingConfig
{
    public const string Key = "pulumi:autonaming";

    private static readonly string[] Settings = ["mode", "pattern", "enforce"];
    private static readonly string[] Modes = ["default", "verbatim", "disabled"];
    private readonly Dictionary<string, AutonamingStrategy> packages = [];
    private readonly Dictionary<string, AutonamingStrategy> types = [];
    private AutonamingStrategy everywhere = AutonamingStrategy.Default;

    private AutonamingConfig() { }

    /// <summary>No config: the provider generates names.</summary>
    public static AutonamingConfig None { get; } = new();

    /// <summary>The setting for a resource, or null when its provider decides alone.</summary>
    /// <param name="type">The type token of the resource.</param>
    /// <param name="name">The name of the resource in the program.</param>
    /// <param name="seed">The seed of its random parts.</param>
    public AutonamingChoice? For(string type, string name, ImmutableArray<byte> seed)
    {
        var isSpecific = types.TryGetValue(type, out var strategy) || packages.TryGetValue(TypeToken.PackageOf(type), out strategy);
        return (strategy ?? everywhere).For(name, seed) is { } choice
            ? choice with
            {
                WarnsWithoutSupport = choice.WarnsWithoutSupport || isSpecific,
            }
            : null;
    }

    /// <summary>Reads the config. What is wrong with it is an error at its line.</summary>
    /// <param name="entry">The config value; null without one.</param>
    /// <param name="placeholder">The value of <c>${stack}</c>, <c>${project}</c>, <c>${organization}</c> or <c>${config.key}</c>; null
    /// for a config value that is not set.</param>
    /// <param name="bag">Receives the errors.</param>
    public static AutonamingConfig Read(ConfigEntry? entry, Func<string, string?> placeholder, DiagnosticBag bag)
    {
        if (entry is null)
        {
            return None;
        }

        var node = entry.Node is SyntaxScalar scalar ? YamlReader.Read(scalar, bag) : entry.Node;
        var reader = new AutonamingReader(placeholder, bag);
        var map = new MapReader(node, $"'{Key}'", [.. Settings, "providers"], bag).RejectUnknown();
        var config = new AutonamingConfig { everywhere = reader.Strategy(map, $"'{Key}'") ?? AutonamingStrategy.Default };
        foreach (var package in new MapReader(map.Node("providers"), $"'providers' of '{Key}'", [], bag).Entries)
        {
            var what = $"the autonaming of '{package.Name}'";
            var settings = new MapReader(package.Value, what, [.. Settings, "resources"], bag).RejectUnknown();
            config.packages[package.Name] = reader.Strategy(settings, what) ?? config.everywhere;
            foreach (var type in new MapReader(settings.Node("resources"), $"'resources' of {what}", [], bag).Entries)
            {
                config.AddType(type, reader, bag);
            }
        }

        return config;
    }

    private void AddType(SyntaxEntry type, AutonamingReader reader, DiagnosticBag bag)
    {
        var what = $"the autonaming of '{type.Name}'";
        if (reader.Strategy(new MapReader(type.Value, what, Settings, bag).RejectUnknown(), what) is { } strategy)
        {
            types[type.Name] = strategy;
        }
        else
        {
            bag.Error(type.Key.Location, $"{what} has neither a mode nor a pattern: add one");
        }
    }

    /// <summary>Reads the settings of one level.</summary>
    private sealed partial class AutonamingReader(Func<string, string?> placeholder, DiagnosticBag bag)
    {
        /// <summary>The strategy, or null when the level has none.</summary>
        public AutonamingStrategy? Strategy(MapReader map, string what)
        {
            var (mode, pattern, enforce) = (map.String("mode"), map.String("pattern"), map.Boolean("enforce"));
            if (mode is not null && (pattern is not null || enforce is not null))
            {
                bag.Error(map.LocationOf("mode"), $"{what} has both a mode and a pattern: keep one of them");
            }

            if (pattern is not null)
            {
                return new AutonamingStrategy(AutonamingKind.Pattern, Resolve(map, pattern), enforce ?? false);
            }

            if (enforce is not null)
            {
                bag.Error(map.LocationOf("enforce"), $"{what} has 'enforce' without a pattern: add 'pattern'");
            }

            if (mode is not null && !Modes.Contains(mode))
            {
                bag.Error(
                    map.LocationOf("mode"),
                    $"'{mode}' is not a mode of autonaming{NameSuggestion.Hint(mode, Modes)}; the modes are {string.Join(", ", Modes)}"
                );
            }

            return mode switch
            {
                null => null,
                "verbatim" => new AutonamingStrategy(AutonamingKind.Verbatim, string.Empty, false),
                "disabled" => new AutonamingStrategy(AutonamingKind.Disabled, string.Empty, false),
                _ => AutonamingStrategy.Default,
            };
        }

        private string Resolve(MapReader map, string pattern) =>
            Placeholder()
                .Replace(
                    pattern,
                    match =>
                    {
                        var value = placeholder(match.Groups[1].Value);
                        if (value is null)
                        {
                            bag.Error(map.LocationOf("pattern"), $"the pattern refers to '{match.Value}', which is not set");
                        }

                        return value ?? string.Empty;
                    }
                );

        [GeneratedRegex(@"\$\{(organization|project|stack|config\.[^}]+)\}")]
        private static partial Regex Placeholder();
    }
}

/// <summary>The setting for one resource.</summary>
/// <param name="Autonaming">What the provider gets in Check.</param>
/// <param name="DeletesBeforeReplace">Whether a replacement has to delete first, because the new name equals the old one.</param>
/// <param name="WarnsWithoutSupport">Whether a provider that ignores the setting is a warning.</param>
internal sealed record AutonamingChoice(Autonaming Autonaming, bool DeletesBeforeReplace, bool WarnsWithoutSupport);

/// <summary>How names are generated.</summary>
internal enum AutonamingKind
{
    Default,
    Verbatim,
    Disabled,
    Pattern,
}

/// <summary>A way to generate names (pulumi/pulumi <c>pkg/resource/autonaming/strategy.go</c>).</summary>
internal sealed partial record AutonamingStrategy(AutonamingKind Kind, string Pattern, bool Enforce)
{
    public static AutonamingStrategy Default { get; } = new(AutonamingKind.Default, string.Empty, false);

    public AutonamingChoice? For(string name, ImmutableArray<byte> seed)
    {
        switch (Kind)
        {
            case AutonamingKind.Verbatim:
                return new AutonamingChoice(new Autonaming(AutonamingMode.Enforce, name), true, false);
            case AutonamingKind.Disabled:
                return new AutonamingChoice(new Autonaming(AutonamingMode.Disable, string.Empty), true, false);
            case AutonamingKind.Pattern:
                var plain = Pattern.Replace("${name}", name, StringComparison.Ordinal);
                var random = new SeededBytes(seed);
                var proposed = RandomPart().Replace(plain, match => Generate(match, random));
                var mode = Enforce ? AutonamingMode.Enforce : AutonamingMode.Propose;
                return new AutonamingChoice(new Autonaming(mode, proposed), proposed == plain, Enforce);
            default:
                return null;
        }
    }

    private static string Generate(Match part, SeededBytes random)
    {
        if (part.Groups["kind"].Value.Length == 0)
        {
            return new Guid([.. Enumerable.Range(0, 16).Select(_ => random.Next())]).ToString();
        }

        var letters = part.Groups["kind"].Value switch
        {
            "hex" => "0123456789abcdef",
            "num" => "0123456789",
            "string" => "abcdefghijklmnopqrstuvwxyz",
            _ => "abcdefghijklmnopqrstuvwxyz0123456789",
        };
        var count = int.Parse(part.Groups["count"].Value, CultureInfo.InvariantCulture);
        return string.Concat(Enumerable.Range(0, count).Select(_ => letters[random.Next() % letters.Length]));
    }

    [GeneratedRegex(@"\$\{(?:(?<kind>hex|alphanum|string|num)\((?<count>[0-9]{1,3})\)|uuid)\}")]
    private static partial Regex RandomPart();

    /// <summary>
    /// Bytes that depend on a seed only. Pulumi uses another generator: a name matters within a run, in which the seed is the same.
    /// </summary>
    private sealed class SeededBytes(ImmutableArray<byte> seed)
    {
        private byte[] block = [];
        private int place;
        private int blocks;

        public byte Next()
        {
            if (place == block.Length)
            {
                block = SHA256.HashData([.. seed, .. Encoding.ASCII.GetBytes(blocks++.ToString(CultureInfo.InvariantCulture))]);
                place = 0;
            }

            return block[place++];
        }
    }
}
