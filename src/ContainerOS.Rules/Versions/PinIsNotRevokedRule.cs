namespace ContainerOS.Rules.Versions;

/// <summary>COS4013: the pinned image is not revoked.</summary>
internal sealed class PinIsNotRevokedRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS4013",
            Title = "the pinned image is not revoked",
            Paths = ["os.version", "os.imageId"],
            Source = RuleSources.OwnDesign,
            Confidence = Confidence.Documented,
            Needs = RuleNeeds.LockFile,
            Why = "the lock file marks the image as not to be used any more, with the reason",
            Fix = "use the release that the lock file names instead",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (pool.Facts.Pin?.Image.Pin is { Revoked: { } revoked } pin)
        {
            context.Fail(
                "os.version",
                $"the pin of ContainerOS {pool.Release} in {pin.Region} is revoked: {revoked.Why}",
                revoked.Use is { } use
                    ? $"use ContainerOS {use}"
                    : "use another release; 'containeros pins why' shows what newer releases need"
            );
        }
    }
}
