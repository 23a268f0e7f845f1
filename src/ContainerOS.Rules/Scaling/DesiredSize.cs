using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules.Scaling;

/// <summary>COS6003: desiredSize is 0 to 2,000.</summary>
internal sealed class DesiredSize() : BoundedNumber<int>("desiredSize", 0, 2000, spec => spec.DesiredSize)
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS6003",
            Title = "desiredSize is 0 to 2,000",
            Paths = ["desiredSize"],
            Source = RuleSources.Limits,
            Confidence = Confidence.Documented,
            Why = "a scaling group holds 2,000 instances by default",
            Fix = "write 0 to 2000",
            IsSuppressible = false,
            IsFixable = true,
        };

    /// <summary>A size below 0 is a slip that nobody can read; 0 would take every node away.</summary>
    private protected override FixEdits Edits(string at, int number) => number < 0 ? FixEdits.None : base.Edits(at, number);
}
