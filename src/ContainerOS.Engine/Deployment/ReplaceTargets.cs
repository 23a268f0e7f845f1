using System.Text.RegularExpressions;
using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.State;

namespace ContainerOS.Engine.Deployment;

/// <summary>
/// The resources that the user wants to have replaced, as URNs. <c>*</c> matches any characters but a colon, <c>**</c> any
/// characters (pulumi/pulumi <c>deploy.UrnTargets</c>).
/// </summary>
internal sealed class ReplaceTargets(IReadOnlyList<string> urns)
{
    private readonly HashSet<string> literals = [.. urns.Where(urn => !urn.Contains('*', StringComparison.Ordinal))];
    private readonly List<Regex> patterns = [.. urns.Where(urn => urn.Contains('*', StringComparison.Ordinal)).Select(Pattern)];

    /// <summary>Whether a resource must be replaced: the user names it, or it is tainted in the state.</summary>
    public bool Contains(string urn, ResourceState? old) =>
        literals.Contains(urn) || patterns.Exists(pattern => pattern.IsMatch(urn)) || old is { Taint: true };

    /// <summary>Checks that the state has each resource that is named without a pattern.</summary>
    /// <exception cref="ProgramException">A resource is not in the state.</exception>
    public void ThrowIfUnknown(IReadOnlyList<ResourceState> resources)
    {
        var known = resources.Select(resource => resource.Urn).ToHashSet();
        if (literals.Where(urn => !known.Contains(urn)).ToList() is { Count: > 0 } missing)
        {
            var candidates = resources.Where(resource => resource.IsManaged && !resource.Delete).Select(resource => $"\n  {resource.Urn}");
            throw new ProgramException(
                $"--replace: the stack has no resource {string.Join(", ", missing.Select(urn => $"'{urn}'"))}; pass the URN of a resource "
                    + $"of the stack. It has{(candidates.Any() ? ":" + string.Concat(candidates) : " none")}"
            );
        }
    }

    private static Regex Pattern(string glob) =>
        new(
            $"^{Regex.Escape(glob).Replace("\\*\\*", ".*", StringComparison.Ordinal).Replace("\\*", "[^:]*", StringComparison.Ordinal)}$",
            RegexOptions.CultureInvariant
        );
}
