using ContainerOS.Locks;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Versions;
using ContainerOS.Rules;

namespace ContainerOS.Authoring;

/// <summary>A ContainerOS release that a lock file pins to an image in a region.</summary>
/// <param name="Version">The release.</param>
/// <param name="ImageId">The image.</param>
public sealed record LockedRelease(OsVersion Version, string ImageId)
{
    /// <summary>Reads a lock file and finds the pin of a release.</summary>
    /// <param name="file">The lock file; relative to the current directory, which is that of the program while an engine runs it.</param>
    /// <param name="version">The release, such as <c>3.6.1</c>.</param>
    /// <param name="region">The region, such as <c>cn-hangzhou</c>.</param>
    /// <param name="position">The line of the program.</param>
    /// <exception cref="ProgramRejectedException">
    /// The file cannot be read, the release is not pinned in the region, or its image is revoked or quarantined.
    /// </exception>
    public static LockedRelease Read(string file, string version, string region, SourcePosition position)
    {
        var subject = $"the lock of {version} in {region}";
        if (OsVersion.Parse(version) is not { } release)
        {
            throw Rejected(
                subject,
                Finding(ProgramChecks.InvalidValue, "os.version", $"'{version}' is not a release such as 3.6.1", position)
            );
        }

        var content = ReadFile(file);
        if (content.Lock is not { } pins)
        {
            throw Rejected(
                subject,
                [
                    .. content.Problems.Select(problem =>
                        Finding(ProgramChecks.LockFileIsReadable, "os", $"{file}:{problem.Line}: {problem.Message}", position) with
                        {
                            Fix = problem.Fix,
                        }
                    ),
                ]
            );
        }

        // As with a frozen lock file of the provider: a release without a pin is an error, and so is an image that must not be used.
        var resolution = pins.Resolve(release, null, region);
        var facts = PoolFacts.Offline with { Pin = new PinFacts(resolution, region, IsFrozen: true) { LockFile = file } };
        var pool = new NodePoolSpec { Os = new OsPin { Version = release } };
        Diagnostic[] errors =
        [
            .. PoolChecks
                .All.FindErrors(pool, facts)
                .Where(found => found.Path.Split('.')[0] == "os")
                .Select(found => found with { Position = position }),
        ];
        return errors.Length > 0 ? throw Rejected(subject, errors) : new LockedRelease(release, resolution.ImageId!);
    }

    private static LockFileContent ReadFile(string file)
    {
        try
        {
            return LockFileReader.Read(File.ReadAllBytes(file));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new LockFileContent(
                null,
                [new LockFileProblem(0, 0, $"the file cannot be read: {error.Message}", "'containeros pins add' creates a lock file")]
            );
        }
    }

    private static ProgramRejectedException Rejected(string subject, params Diagnostic[] errors) => new(subject, errors);

    private static Diagnostic Finding(RuleInfo check, string path, string message, SourcePosition position) =>
        new(check.Code, check.Severity, path, message, check.Why, check.Fix, check.Source, position);
}
