namespace ContainerOS.Rules.Versions;

/// <summary>COS4016: the image is not older than the limit.</summary>
internal sealed class ImageIsWithinMaximumAgeRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS4016",
            Title = "the image is not older than the limit",
            Paths = ["os.version", "os.imageId"],
            Source = RuleSources.OwnDesign,
            Confidence = Confidence.Documented,
            Needs = RuleNeeds.LockFile,
            Why = "containeros:maxImageAge limits how old the images of nodes may be, because old images lack fixes of vulnerabilities",
            Fix = "use a newer release ('containeros pins update'), or raise containeros:maxImageAge",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (pool.Facts.Pin is { AgeInDays: { } age, MaxAgeInDays: { } limit } && age > limit)
        {
            context.Fail("os.version", $"the image is {age} days old, and the limit is {limit} days");
        }
    }
}
