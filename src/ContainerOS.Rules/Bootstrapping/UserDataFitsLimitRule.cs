namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3002: the user data of each phase is within the limit of ECS.</summary>
internal sealed class UserDataFitsLimitRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3002",
            Title = "the user data of each phase is within the limit of ECS",
            Paths = ["bootstrap"],
            Source = RuleSources.InstanceApi,
            Confidence = Confidence.Inferred,
            Why =
                "ECS accepts 32 KB of user data before base64, and ACK adds its own initialization script to it (its size is "
                + "not published; 2 KB are kept free)",
            Fix = "shorten file contents, or read them from an image or a volume",
            IsSuppressible = false,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (pool.Spec.Bootstrap is null)
        {
            return;
        }

        if (pool.Facts.UserDataBytes is not { } bytes)
        {
            context.MarkUndecided("bootstrap", "its size is not known until all its values are known");
            return;
        }

        Phase("beforeJoin", bytes.BeforeJoin, pool.Facts.UserDataLimit, pool.Facts.HeaviestSteps.BeforeJoin, context);
        Phase("afterJoin", bytes.AfterJoin, pool.Facts.UserDataLimit, pool.Facts.HeaviestSteps.AfterJoin, context);
    }

    private static void Phase(string phase, int bytes, int limit, string heaviest, RuleContext context)
    {
        if (bytes > limit)
        {
            var largest = heaviest.Length > 0 ? $"; the largest steps: {heaviest}" : string.Empty;
            context.Fail("bootstrap", $"the {phase} containers have {bytes} bytes of user data, and {limit} bytes are allowed{largest}");
        }
    }
}
