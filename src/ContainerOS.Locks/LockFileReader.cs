using System.Text.RegularExpressions;
using ContainerOS.Model.Locks;
using ContainerOS.Model.Versions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Locks;

/// <summary>Reads the text of a lock file, format 1. It reads all pins or none, and names every problem with its place.</summary>
public static partial class LockFileReader
{
    /// <summary>The file's usual name, beside the program.</summary>
    public const string FileName = "containeros.lock.json";

    /// <summary>The format that this version reads and writes.</summary>
    public const int Format = 1;

    /// <summary>The largest text that is read, in characters: about 10,000 pins.</summary>
    public const int MaxLength = 4 * 1024 * 1024;

    private static readonly HashSet<string> KnownMembers =
    [
        "version",
        "region",
        "imageId",
        "imageName",
        "architecture",
        "kubernetes",
        "containerd",
        "kernel",
        "built",
        "learnt",
        "digest",
        "revoked",
        "quarantined",
    ];

    /// <summary>Reads the content of a lock file, which is UTF-8.</summary>
    public static LockFileContent Read(ReadOnlySpan<byte> content) =>
        JsonFieldReader.Decode(content) is { } text ? Read(text) : Broken(JsonFieldReader.NotUtf8);

    /// <summary>Reads the text of a lock file.</summary>
    public static LockFileContent Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MaxLength)
        {
            return Broken(new LockFileProblem(1, 1, $"the file is longer than {MaxLength} characters", "check that it is a lock file"));
        }

        var plain = text.TrimStart('\uFEFF');
        var lines = plain.Split('\n');
        if (Array.FindIndex(lines, IsConflictMarker) is >= 0 and var conflict)
        {
            return Broken(
                new LockFileProblem(
                    conflict + 1,
                    1,
                    "the file has conflict markers of a merge",
                    "each line is one pin: keep the lines of both sides, remove the markers, and run 'containeros pins list'"
                )
            );
        }

        try
        {
            return new Pass(lines).Read(JsonFieldReader.Parse(plain));
        }
        catch (JsonException exception)
        {
            return Broken(JsonFieldReader.ProblemOf(exception));
        }
    }

    /// <summary>Whether a text has the form of a region, such as <c>cn-hangzhou</c>.</summary>
    public static bool IsRegion(string text) => RegionForm().IsMatch(text);

    private static bool IsConflictMarker(string line) =>
        line.StartsWith("<<<<<<<", StringComparison.Ordinal)
        || line.StartsWith(">>>>>>>", StringComparison.Ordinal)
        || line.TrimEnd('\r') == "=======";

    private static LockFileContent Broken(LockFileProblem problem) => new(null, [problem]);

    [GeneratedRegex(@"^[a-z]{2}(-[a-z0-9]+)+\z")]
    private static partial Regex RegionForm();

    [GeneratedRegex(@"^sha256:[0-9a-f]{64}\z")]
    private static partial Regex DigestForm();

    /// <summary>One reading of a file.</summary>
    private sealed class Pass(string[] lines) : JsonFieldReader(lines)
    {
        internal LockFileContent Read(JToken root)
        {
            if (root is not JObject file)
            {
                Add(root, null, "the file is not a JSON object", "a lock file has the members format and pins");
                return new(null, Problems);
            }

            if (!HasReadableFormat(file))
            {
                return new(null, Problems);
            }

            if (file["pins"] is not JArray items)
            {
                Add(file["pins"] ?? file, "pins", "pins is not a list", "write \"pins\": [] for a lock without a pin");
                return new(null, Problems);
            }

            var pins = ImageLock.Empty;
            Dictionary<PinKey, int> seen = [];
            foreach (var item in items)
            {
                if (item is JObject { Count: 1 } last && last.ContainsKey("end"))
                {
                    continue; // The last item of every file, so that each pin's line ends with a comma.
                }

                if (ReadPin(item) is not { } pin)
                {
                    continue;
                }

                if (seen.TryGetValue(pin.Key, out var first))
                {
                    Add(item, "version", $"{pin.Key} is pinned twice; the first pin is in line {first}", "keep one of the two lines");
                }
                else
                {
                    seen.Add(pin.Key, Line(item));
                    pins = pins.With(pin);
                }
            }

            return new(Problems.Count == 0 ? pins : null, Problems);
        }

        private bool HasReadableFormat(JObject file)
        {
            var problem = file["format"] switch
            {
                null => ("the file does not name its format", $"write \"format\": {Format}"),
                JValue { Value: long and Format } => ((string, string)?)null,
                JValue { Value: long and > Format } newer => (
                    $"format {newer} is newer than format {Format}, which this version reads",
                    "update containeros; the file is left as it is"
                ),
                var other => ($"{other.ToString(Formatting.None)} is not a format", $"write \"format\": {Format}"),
            };
            if (problem is var (message, fix))
            {
                Add(file["format"] ?? file, "format", message, fix);
            }

            return problem is null;
        }

        private ImagePin? ReadPin(JToken item)
        {
            if (item is not JObject fields)
            {
                Add(item, null, "a pin is not a JSON object", "write a pin as {\"version\": ..., \"region\": ..., ...}");
                return null;
            }

            var before = Problems.Count;
            var version = Required(fields, "version", OsVersion.Parse, "a release such as 3.6.1");
            var region = Required(fields, "region", text => IsRegion(text) ? text : null, "a region such as cn-hangzhou");
            var image = Required(fields, "imageId", Name, "the id of an image");
            var learnt = ReadOrigin(fields);
            var digest = Required(fields, "digest", text => DigestForm().IsMatch(text) ? text : null, "sha256: and 64 hexadecimal digits");
            var pin = new ImagePin(
                version ?? default,
                region ?? string.Empty,
                image ?? string.Empty,
                learnt ?? new(default, ""),
                digest ?? ""
            )
            {
                ImageName = Optional(fields, "imageName", Name, "a text"),
                Architecture = Optional(fields, "architecture", Name, "an architecture such as x86_64"),
                MinKubernetes = Optional(fields, "kubernetes", KubernetesVersion.Parse, "a Kubernetes version such as 1.31"),
                Containerd = Optional(fields, "containerd", Name, "a version of containerd"),
                Kernel = Optional(fields, "kernel", Name, "a version of the kernel"),
                Built = Optional(fields, "built", Day, "a day such as 2025-11-01"),
                Revoked = ReadPart(fields, "revoked", ReadRevocation),
                Quarantined = ReadPart(fields, "quarantined", ReadQuarantine),
                OtherMembers = fields
                    .Properties()
                    .Where(member => !KnownMembers.Contains(member.Name))
                    .ToDictionary(member => member.Name, member => member.Value.ToString(Formatting.None)),
            };
            return Problems.Count == before ? pin : null;
        }

        private PinOrigin? ReadOrigin(JObject fields)
        {
            if (fields["learnt"] is not JObject part)
            {
                Add(
                    fields["learnt"] ?? fields,
                    "learnt",
                    "learnt is missing or not an object",
                    "write {\"when\": \"2026-01-31T12:00:00Z\", \"from\": \"cloud\"}"
                );
                return null;
            }

            var when = Required(part, "when", Time, "a time such as 2026-01-31T12:00:00Z");
            var from = Required(part, "from", Name, "releases, cloud, or the name of a release file");
            return when is { } time && from is not null ? new(time, from) : null;
        }

        private PinRevocation? ReadRevocation(JObject part) =>
            Required(part, "why", Name, "the reason as a text") is { } why
                ? new(why, Optional(part, "use", OsVersion.Parse, "a release such as 3.6.1"))
                : null;

        private PinQuarantine? ReadQuarantine(JObject part) =>
            Required(part, "why", Name, "the reason as a text") is { } why ? new(why, Optional(part, "evidence", Name, "a text")) : null;
    }
}

/// <summary>What a lock file contains: pins, or the problems that keep it from being read.</summary>
/// <param name="Lock">The pins; null when there is a problem.</param>
/// <param name="Problems">The problems, in the order of the file; empty when it could be read.</param>
public sealed record LockFileContent(ImageLock? Lock, IReadOnlyList<LockFileProblem> Problems);

/// <summary>A problem of a lock file or a release file.</summary>
/// <param name="Line">The line, starting at 1.</param>
/// <param name="Column">The column, starting at 1.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Fix">How to correct it.</param>
public sealed record LockFileProblem(int Line, int Column, string Message, string Fix);
