using System.CommandLine;
using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Pins;
using ContainerOS.Cli.Terminal;
using ContainerOS.Locks;
using ContainerOS.Model.Locks;
using ContainerOS.Model.Versions;

namespace ContainerOS.Cli.Commands.Pins;

/// <summary><c>containeros pins add</c>.</summary>
internal static class PinsAddCommand
{
    internal static Command Create()
    {
        var version = PinOptions.Version();
        var regions = PinOptions.Regions();
        var file = PinOptions.Lock();
        var releases = PinOptions.Releases();
        var image = new Option<string?>("--image") { Description = "The id of the image. Default: the image of the release." };
        var fromCloud = new Option<bool>("--from-cloud")
        {
            Description =
                "Learn the image from the cloud (DescribeKubernetesVersionMetadata, DescribeImages) instead of the table of releases.",
        };
        var endpoint = new Option<string?>("--endpoint")
        {
            Description = "With --from-cloud: the address of the API, such as that of an emulator.",
        };
        var trace = TraceOption.Create();
        var command = new Command("add", "Pin a release in one or more regions.")
        {
            version,
            regions,
            file,
            releases,
            image,
            fromCloud,
            endpoint,
            trace,
        };
        command.SetAction(
            (parsed, ct) =>
                CommandRunner.RunAsync(async () =>
                {
                    var release = PinOptions.ParseVersion(parsed.GetValue(version)!);
                    if (parsed.GetValue(regions) is not { Length: > 0 } names)
                    {
                        throw new UsageException("name the region of the pin with --region, such as --region cn-hangzhou");
                    }

                    if (names.FirstOrDefault(name => !LockFileReader.IsRegion(name)) is { } wrong)
                    {
                        throw new UsageException($"'{wrong}' is not a region; a region looks like cn-hangzhou");
                    }

                    var path = PinOptions.FileOf(parsed.GetValue(file));
                    var before = LockFileStore.Read(path);
                    var output = ConsoleOutput.ForRun(parsed.GetValue(trace));
                    List<ImagePin> added = [];
                    foreach (var region in names.Distinct())
                    {
                        added.Add(
                            parsed.GetValue(fromCloud)
                                ? await new CloudImages(region, parsed.GetValue(endpoint), output.Observer).LearnAsync(
                                    release,
                                    parsed.GetValue(image),
                                    ct
                                )
                                : FromCatalog(release, region, parsed.GetValue(image), new ReleaseCatalog(parsed.GetValue(releases)!))
                        );
                    }

                    await WriteAsync(path, before, added, output);
                    return Runs.ExitCode.Done;
                })
        );
        return command;
    }

    private static ImagePin FromCatalog(OsVersion version, string region, string? image, ReleaseCatalog catalog)
    {
        if (catalog.Find(version) is not { Release.ImageId: { } published } found)
        {
            var names = string.Join(", ", catalog.All.Where(each => each.ImageId is not null).Select(each => each.Version));
            throw new UsageException(
                $"the image of ContainerOS {version} is not known; known releases: {names}. Use --from-cloud to learn it from the cloud, "
                    + "or --releases to read it from a release file"
            );
        }

        return image is null || image == published
            ? PinLearning.FromRelease(found.Release, region, new PinOrigin(Now(), found.From))
            : throw new UsageException(
                $"the image of ContainerOS {version} is {published}, not {image}; use --from-cloud to pin another image of the release"
            );
    }

    private static async Task WriteAsync(string path, ImageLock before, List<ImagePin> added, ConsoleOutput output)
    {
        var after = before;
        foreach (var pin in added)
        {
            switch (before.Find(pin.Version, pin.Region))
            {
                case { } old when old.ImageId == pin.ImageId && old.Digest == pin.Digest:
                    await output.Out.WriteLineAsync($"unchanged  {pin.Key}: {SafeText.Line(pin.ImageId)}");
                    break;
                case { } old when old.ImageId != pin.ImageId:
                    throw new UsageException(
                        $"{pin.Key} is pinned to {old.ImageId}; to pin {pin.ImageId} instead, remove the line from "
                            + $"{DisplayPath.Of(path)} first"
                    );
                case var old:
                    after = after.With(old is null ? pin : pin with { Revoked = old.Revoked, Quarantined = old.Quarantined });
                    await output.Out.WriteLineAsync(
                        $"{(old is null ? "pinned   " : "refreshed")}  {pin.Key}: {SafeText.Line(pin.ImageId)}"
                    );
                    break;
            }

            foreach (var unknown in Unknown(pin))
            {
                await output.Out.WriteLineAsync(output.Style.Dim($"           {unknown}"));
            }
        }

        if (after != before)
        {
            LockFileStore.Write(path, after);
        }
    }

    /// <summary>What is not known of an image: rules that need it are undecided.</summary>
    private static IEnumerable<string> Unknown(ImagePin pin) =>
        new (string Name, bool IsKnown)[]
        {
            ("the kernel", pin.Kernel is not null),
            ("containerd", pin.Containerd is not null),
            ("the minimum Kubernetes version", pin.MinKubernetes is not null),
        }
            .Where(member => !member.IsKnown)
            .Select(member => $"{member.Name} of this image is not known; rules that need it are undecided");

    private static DateTimeOffset Now() => TimeProvider.System.GetUtcNow();
}
