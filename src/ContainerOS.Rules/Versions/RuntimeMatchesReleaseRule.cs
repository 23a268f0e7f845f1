using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Releases;
using ContainerOS.Model.Versions;

namespace ContainerOS.Rules.Versions;

/// <summary>COS4006: the runtime version has the major version that the release ships.</summary>
internal sealed class RuntimeMatchesReleaseRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS4006",
            Title = "the runtime version has the major version that the release ships",
            Severity = Severity.Warning,
            Paths = ["runtimeVersion"],
            Source = RuleSources.ReleaseNotes,
            Confidence = Confidence.Inferred,
            Needs = RuleNeeds.Images,
            Why =
                "the image contains the containerd version of its release notes; whether a pool gets another major version "
                + "(1.x, 2.x) is not documented",
            Fix = "remove runtimeVersion, or use a version with the same major version",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (
            context.TryGetKnown(pool.Spec.RuntimeVersion, "runtimeVersion", out var version)
            && context.TryGetKnown(pool.Release, "os.version", out var release)
            && version.Length > 1
            && version[0] is '1' or '2'
            && version[1] == '.'
            && version.All(letter => char.IsAsciiDigit(letter) || letter == '.')
        )
        {
            Compare(version, release, pool, context);
        }
    }

    private static void Compare(string version, OsVersion release, CheckedPool pool, RuleContext context)
    {
        if (ContainerOsReleases.Find(release)?.Containerd is not { } shipped)
        {
            context.MarkUndecided("runtimeVersion", $"the containerd version of ContainerOS {pool.Release} is not published");
        }
        else if (version[0] != shipped[0])
        {
            context.Fail(
                "runtimeVersion",
                $"ContainerOS {pool.Release} ships containerd {shipped}, and the pool requests {pool.Spec.RuntimeVersion}"
            );
        }
    }
}
