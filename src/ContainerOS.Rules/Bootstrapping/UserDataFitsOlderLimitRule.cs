using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3042: the user data of each phase is within the older limit of ECS too.</summary>
internal sealed class UserDataFitsOlderLimitRule : Rule
{
    private const int Limit = 16 * 1024;

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3042",
            Title = "the user data of each phase is within the older limit of ECS too",
            Severity = Severity.Info,
            Paths = ["bootstrap"],
            Source = RuleSources.InstanceApi,
            Confidence = Confidence.Documented,
            Why = "older pages of ECS allow 16 KB before base64 and newer ones 32 KB; which limit applies in a region is not published",
            Fix = "shorten file contents, or read them from an image or a volume",
            IsSuppressible = true,
            ConflictingSources =
            [
                new("32 KB before base64", RuleSources.InstanceApi),
                new("16 KB, in older pages of the same call", RuleSources.InstanceApi),
            ],
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
        }
        else if (Math.Max(bytes.BeforeJoin, bytes.AfterJoin) is > Limit and var most && most <= pool.Facts.UserDataLimit)
        {
            var phase = bytes.BeforeJoin > bytes.AfterJoin ? "beforeJoin" : "afterJoin";
            context.Fail("bootstrap", $"the {phase} containers have {most} bytes of user data, and older pages allow {Limit} bytes");
        }
    }
}
