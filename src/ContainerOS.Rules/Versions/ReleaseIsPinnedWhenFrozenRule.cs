using ContainerOS.Model.Locks;

namespace ContainerOS.Rules.Versions;

/// <summary>COS4012: a frozen lock file pins the release.</summary>
internal sealed class ReleaseIsPinnedWhenFrozenRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS4012",
            Title = "a frozen lock file pins the release",
            Paths = ["os.version"],
            Source = RuleSources.OwnDesign,
            Confidence = Confidence.Documented,
            Needs = RuleNeeds.LockFile,
            Why = "the lock file is frozen, so that nothing runs that was not reviewed in it",
            Fix = "run 'containeros pins add' for the release and region, and commit the lock file",
            IsSuppressible = false,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (
            pool.Facts.Pin is { IsFrozen: true, Image.Source: not ImageSource.Program and not ImageSource.Lock } facts
            && context.TryGetKnown(pool.Release, "os.version", out _)
        )
        {
            context.Fail(
                "os.version",
                $"{facts.LockFile ?? "the lock file"} does not pin ContainerOS {pool.Release} in {facts.Region}",
                $"run 'containeros pins add {pool.Release} --region {facts.Region}', and commit the lock file"
            );
        }
    }
}
