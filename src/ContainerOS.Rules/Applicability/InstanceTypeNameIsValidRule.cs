using System.Buffers;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Applicability;

/// <summary>COS1008: instance types are written as ecs.family.size.</summary>
internal sealed class InstanceTypeNameIsValidRule : Rule
{
    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS1008",
            Title = "instance types are written as ecs.family.size",
            Paths = ["instanceTypes[]"],
            Source = RuleSources.InstanceTypesApi,
            Confidence = Confidence.Documented,
            Why = "ECS names its types by family and size in lower case; the API accepts no other names",
            Fix = "use a type such as ecs.g7.xlarge",
            IsSuppressible = false,
            IsFixable = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var (path, type) in context.Each(pool.Spec.InstanceTypes, "instanceTypes"))
        {
            if (!IsName(type.Content))
            {
                context.Fail(path, $"'{type}' is not a valid ECS instance type name", edits: Edits(path, type));
            }
        }
    }

    /// <summary>The fix corrects the case, removes spaces around the name and adds a missing prefix.</summary>
    private static FixEdits Edits(string path, Value<string> type)
    {
        var name = type.Content.Trim().ToLowerInvariant();
        name = name.StartsWith("ecs.", StringComparison.Ordinal) ? name : "ecs." + name;
        return !type.IsSecret && IsName(name) ? [FixEdit.Set(path, name)] : FixEdits.None;
    }

    private static bool IsName(ReadOnlySpan<char> text) =>
        text.StartsWith("ecs.")
        && text[4..] is var rest
        && rest.IndexOf('.') is >= 0 and var dot
        && IsPart(rest[..dot])
        && IsPart(rest[(dot + 1)..]);

    private static bool IsPart(ReadOnlySpan<char> text) => text.Length > 0 && !text.ContainsAnyExcept(Letters);
}
