using ContainerOS.Protocol.Calls;

namespace ContainerOS.Engine.Deployment;

/// <summary>The aliases of a resource as URNs (pulumi/pulumi <c>stepGenerator.generateAliases</c>).</summary>
internal sealed class ResourceAliases(RunContext run, string name, string type, string parent)
{
    /// <summary>The aliases, and those that follow from an alias of the parent.</summary>
    public IEnumerable<string> UrnsOf(IReadOnlyCollection<ResourceAlias> aliases)
    {
        var own = aliases.Select(Resolve).ToList();
        return run.Decisions.FormerUrnOf(parent) is { } former
            ? own.Append(Inherited(type, name, former))
                .Concat(own.Select(urn => Inherited(UrnParts.TypeOf(urn), UrnParts.NameOf(urn), former)))
                .Distinct()
            : own.Distinct();
    }

    private string Resolve(ResourceAlias alias)
    {
        if (alias.Urn is not null)
        {
            return alias.Urn;
        }

        var owner = alias.Parent.Length == 0 ? parent : run.Decisions.FormerUrnOf(alias.Parent) ?? alias.Parent;
        return Urns.OfChild(
            Or(alias.Stack, run.Workspace.Options.Stack),
            Or(alias.Project, run.Workspace.Project.Name),
            alias.NoParent ? string.Empty : owner,
            Or(alias.Type, type),
            Or(alias.Name, name)
        );
    }

    /// <summary>The alias of a child whose name may begin with that of its parent (<c>inheritedChildAlias</c>).</summary>
    private string Inherited(string childType, string childName, string formerParent)
    {
        var prefix = UrnParts.NameOf(parent);
        var former = childName.StartsWith(prefix, StringComparison.Ordinal)
            ? UrnParts.NameOf(formerParent) + childName[prefix.Length..]
            : childName;
        return Urns.OfChild(run.Workspace, formerParent, childType, former);
    }

    private static string Or(string value, string present) => value.Length > 0 ? value : present;
}
