namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3002: the user data of each phase fits ECS.</summary>
internal sealed class UserDataBudget : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3002",
            Title = "the user data of each phase fits ECS",
            Paths = ["bootstrap"],
            Source = Sources.InstanceApi,
            Confidence = Confidence.Inferred,
            Why =
                "ECS takes 32 KB of user data before base64, and ACK adds its own initialisation to it (how much is not published; 2 KB are kept free)",
            Fix = "shorten file contents, or fetch them from an image or a volume",
            IsSuppressible = false,
            Claims = [new("32 KB before base64", Sources.InstanceApi), new("16 KB, in older pages of the same call", Sources.InstanceApi)],
        };

    internal override void Check(Subject pool, Verdicts verdicts)
    {
        if (pool.Spec.Bootstrap is null)
        {
            return;
        }

        if (pool.Facts.UserDataBytes is not { } bytes)
        {
            verdicts.Undecided("bootstrap", "its size is not known while a value in it is not");
            return;
        }

        Phase("beforeJoin", bytes.BeforeJoin, pool.Facts.UserDataLimit, pool.Facts.HeaviestSteps.BeforeJoin, verdicts);
        Phase("afterJoin", bytes.AfterJoin, pool.Facts.UserDataLimit, pool.Facts.HeaviestSteps.AfterJoin, verdicts);
    }

    private static void Phase(string phase, int bytes, int limit, string heaviest, Verdicts verdicts)
    {
        if (bytes > limit)
        {
            verdicts.Fail(
                "bootstrap",
                $"the {phase} containers come to {bytes} bytes of user data, and {limit} are allowed{(heaviest.Length > 0 ? $"; the steps that weigh most: {heaviest}" : string.Empty)}"
            );
        }
    }
}
