using System.Collections.Immutable;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Protocol.Paths;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools.Lifecycle;
using ContainerOS.Provider.NodePools.Shape;
using ContainerOS.Provider.Shapes;

namespace ContainerOS.Provider.Components;

/// <summary>A pool of a component, made of its template and of what it differs in.</summary>
/// <param name="Key">Its key in the map of pools.</param>
/// <param name="Name">The name of its resource.</param>
/// <param name="Inputs">The inputs of the resource.</param>
/// <param name="Template">The template: checked values, as far as they are known.</param>
/// <param name="Difference">What it differs in: checked values, as far as they are known.</param>
/// <param name="Path">The path of the difference, such as <c>pools.a</c>.</param>
internal sealed record ComponentPool(
    string Key,
    string Name,
    PropertyMap Inputs,
    PropertyMap Template,
    PropertyMap Difference,
    PropertyPath Path
)
{
    private static readonly PropertyPath TemplatePath = PropertyPath.Whole.Child("template");

    /// <summary>
    /// Inputs that a pool has to have: while template or difference are not known, they are unknown, so that the resource keeps its
    /// place in the preview.
    /// </summary>
    private static readonly ImmutableArray<string> Needed = ["clusterId", "instanceTypes", "vSwitchIds", "os", "dataDisk", "desiredSize"];

    /// <summary>Whether template and difference are known, though values in them may be unknown.</summary>
    internal bool IsKnown { get; private init; } = true;

    /// <summary>What <see cref="FindErrorsAsync"/> has found; null before it.</summary>
    internal PoolDiagnosis? Diagnosis { get; private set; }

    /// <summary>Merges a template with a difference.</summary>
    /// <param name="key">The key of the pool.</param>
    /// <param name="name">The name of its resource.</param>
    /// <param name="path">The path of the difference.</param>
    /// <param name="template">The template, checked; null if there is none.</param>
    /// <param name="difference">The difference, checked.</param>
    /// <param name="cluster">The cluster of the component; null if template or difference name it.</param>
    internal static ComponentPool Create(
        string key,
        string name,
        PropertyPath path,
        PropertyValue? template,
        PropertyValue difference,
        PropertyValue? cluster
    )
    {
        var (common, own) = (MapOf(template), MapOf(difference));
        var inputs = PoolMerge.Merge(NodePoolShape.Inputs, common, own);
        inputs = cluster is null ? inputs : inputs.With("clusterId", cluster);
        var isKnown = template?.Unwrapped is not PropertyUnknown && difference.Unwrapped is not PropertyUnknown;
        if (!isKnown)
        {
            inputs = Needed
                .Where(property => !inputs.ContainsKey(property) && (property != "desiredSize" || !inputs.ContainsKey("autoScaling")))
                .Aggregate(inputs, (all, property) => all.With(property, PropertyUnknown.Instance));
        }

        return new(key, name, inputs, common, own, path) { IsKnown = isKnown };
    }

    /// <summary>The errors that schema and rules find in the inputs, at the paths of the component.</summary>
    internal async Task<IReadOnlyList<Diagnostic>> FindErrorsAsync(ProviderSession session, CancellationToken ct)
    {
        Diagnosis = await PoolDiagnosis.RunAsync(session, InputChecker.Check(NodePoolShape.Inputs, Inputs), null, ct);
        return
        [
            .. Diagnosis
                .Diagnostics.Where(finding => finding.Severity is Severity.Error)
                .Select(finding => finding with { Path = PathOf(finding.Path), Edits = FixEdits.None }),
        ];
    }

    // A finding belongs where its value is written: in the difference, or else in the template.
    private string PathOf(string path)
    {
        var inner = path.Length == 0 ? PropertyPath.Whole : PropertyPath.Parse(path);
        var isOfTemplate =
            inner.Get(Difference) is null
            && (inner.Get(Template) is not null || (!Difference.ContainsKey(inner.Root) && Template.ContainsKey(inner.Root)));
        return inner.Segments.Aggregate(isOfTemplate && inner != PropertyPath.Whole ? TemplatePath : Path, Append).ToString();
    }

    private static PropertyPath Append(PropertyPath path, PathSegment segment) => new(path.Segments.Add(segment));

    private static PropertyMap MapOf(PropertyValue? value) =>
        value switch
        {
            null or { Unwrapped: not PropertyMap } => PropertyMap.Empty,
            // What is inside a secret is secret.
            PropertySecret { Unwrapped: PropertyMap map } => PropertyMap.Of(
                map.Select(entry => KeyValuePair.Create<string, PropertyValue>(entry.Key, Secret(entry.Value)))
            ),
            { Unwrapped: PropertyMap map } => map,
        };

    private static PropertySecret Secret(PropertyValue value) => value as PropertySecret ?? new PropertySecret(value);
}
