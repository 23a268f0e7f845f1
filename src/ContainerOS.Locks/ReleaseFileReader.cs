using ContainerOS.Model.Releases;
using ContainerOS.Model.Versions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Locks;

/// <summary>
/// Reads a release file: ContainerOS releases that are newer than this program, with their source and date. It has the members of the
/// table that is compiled in, and extends that table; a release of both is read from the file.
/// </summary>
public static class ReleaseFileReader
{
    /// <summary>Reads the content of a release file, which is UTF-8.</summary>
    public static ReleaseFileContent Read(ReadOnlySpan<byte> content) =>
        JsonFieldReader.Decode(content) is { } text ? Read(text) : new(null, null, [], [JsonFieldReader.NotUtf8]);

    /// <summary>Reads the text of a release file.</summary>
    public static ReleaseFileContent Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = text.TrimStart('\uFEFF');
        try
        {
            return new Pass(plain.Split('\n')).Read(JsonFieldReader.Parse(plain));
        }
        catch (JsonException exception)
        {
            return new(null, null, [], [JsonFieldReader.ProblemOf(exception)]);
        }
    }

    private sealed class Pass(string[] lines) : JsonFieldReader(lines)
    {
        internal ReleaseFileContent Read(JToken root)
        {
            if (root is not JObject file || file["releases"] is not JArray items)
            {
                Add(root, null, "the file is not a release file", "write {\"source\": ..., \"date\": ..., \"releases\": [...]}");
                return new(null, null, [], Problems);
            }

            var source = Required(file, "source", Name, "the page or repository that the releases come from");
            var date = Required(file, "date", Day, "the day the source was read, such as 2026-05-20");
            List<ContainerOsRelease> releases = [.. items.Select(ReadRelease).OfType<ContainerOsRelease>()];
            foreach (var twice in releases.GroupBy(release => release.Version).Where(group => group.Count() > 1))
            {
                Add(items, "releases", $"release {twice.Key} is listed twice", "keep one of the two");
            }

            return Problems.Count == 0 ? new(source, date, releases, []) : new(null, null, [], Problems);
        }

        private ContainerOsRelease? ReadRelease(JToken item)
        {
            if (item is not JObject fields)
            {
                Add(item, null, "a release is not a JSON object", "write a release as {\"version\": ..., \"imageId\": ..., ...}");
                return null;
            }

            var before = Problems.Count;
            var version = Required(fields, "version", OsVersion.Parse, "a release such as 3.7.1");
            var image = Required(fields, "imageId", Name, "the id of an image");
            var released = Required(fields, "released", Name, "a day such as 2026-05-20");
            var minimum = Optional(fields, "kubernetes", KubernetesVersion.Parse, "a Kubernetes version such as 1.31");
            var release = new ContainerOsRelease(
                version ?? default,
                image,
                released ?? string.Empty,
                Optional(fields, "containerd", Name, "a version of containerd"),
                minimum?.Minor,
                fields["imageSizeGiB"] is JValue { Value: long and > 0 and < 1000 and var size } ? (int)size : null,
                IsTrue(fields, "requiresDataDisk", missing: true),
                IsTrue(fields, "supportsGpu", missing: false),
                IsTrue(fields, "autoModeOnly", missing: false)
            )
            {
                Kernel = Optional(fields, "kernel", Name, "a version of the kernel"),
                Changes = Texts(fields, "changes"),
                FixedVulnerabilities = Texts(fields, "fixedVulnerabilities"),
            };
            return Problems.Count == before ? release : null;
        }

        private bool IsTrue(JObject fields, string name, bool missing)
        {
            switch (fields[name])
            {
                case null:
                    return missing;
                case JValue { Value: bool value }:
                    return value;
                case var other:
                    Add(other, name, $"{name} is not true or false", "write true or false");
                    return missing;
            }
        }

        private string[] Texts(JObject fields, string name)
        {
            switch (fields[name])
            {
                case null:
                    return [];
                case JArray list when list.All(item => item is JValue { Value: string }):
                    return [.. list.Select(item => (string)item!)];
                case var other:
                    Add(other, name, $"{name} is not a list of texts", "write a list such as [\"...\"]");
                    return [];
            }
        }
    }
}

/// <summary>What a release file contains: releases, or the problems that keep it from being read.</summary>
/// <param name="Source">Where the releases come from; null when there is a problem.</param>
/// <param name="Date">The day the source was read; null when there is a problem.</param>
/// <param name="Releases">The releases.</param>
/// <param name="Problems">The problems, in the order of the file; empty when it could be read.</param>
public sealed record ReleaseFileContent(
    string? Source,
    DateOnly? Date,
    IReadOnlyList<ContainerOsRelease> Releases,
    IReadOnlyList<LockFileProblem> Problems
);
