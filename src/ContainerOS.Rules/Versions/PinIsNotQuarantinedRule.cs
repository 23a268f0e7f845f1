namespace ContainerOS.Rules.Versions;

/// <summary>COS4014: the pinned image is not quarantined.</summary>
internal sealed class PinIsNotQuarantinedRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS4014",
            Title = "the pinned image is not quarantined",
            Paths = ["os.version", "os.imageId"],
            Source = RuleSources.OwnDesign,
            Confidence = Confidence.Documented,
            Needs = RuleNeeds.LockFile,
            Why = "a rollout to the image was given up, and the evidence is in the lock file",
            Fix = "use another release; once the cause is found, remove 'quarantined' in the lock file and run 'containeros rollout allow'",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (pool.Facts.Pin?.Image.Pin is { Quarantined: { } quarantined } pin)
        {
            context.Fail(
                "os.version",
                $"the pin of ContainerOS {pool.Release} in {pin.Region} is quarantined: {quarantined.Why}"
                    + (quarantined.Evidence is { } evidence ? $" ({evidence})" : string.Empty)
            );
        }
    }
}
