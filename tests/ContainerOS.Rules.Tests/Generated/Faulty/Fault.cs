using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools;
using ContainerOS.Rules.Tests.Fixtures;
using Newtonsoft.Json;

namespace ContainerOS.Rules.Tests.Generated.Faulty;

/// <summary>A single fault: the change to a valid pool, and the rule that reports it.</summary>
/// <param name="Code">The rule's code.</param>
/// <param name="Text">Properties as YAML. Maps are merged, lists take the place of the pool's, bootstrap containers come after the
/// pool's; <c>~</c> takes a property away.</param>
/// <param name="Cloud">The facts of the cloud, as in the first line of a fixture, where they are the fault; otherwise empty.</param>
internal sealed record Fault(string Code, string Text, string Cloud = "")
{
    private readonly Lazy<PropertyMap> written = new(() =>
        FixtureProgram.Inputs(
            Code,
            "name: x\nruntime: yaml\nresources: {pool: {type: 'containeros:NodePool', properties: {" + Text + "}}}\n"
        )
    );

    /// <summary>A script of one line, which ends when it fails.</summary>
    internal static Fault Script(string code, string line) => Step(code, $"script: {JsonConvert.ToString($"set -e\n{line}\n")}");

    /// <summary>A unit with a service section.</summary>
    internal static Fault Unit(string code, string name, string service, string install = "[Install]\nWantedBy=multi-user.target\n") =>
        Step(
            code,
            $"systemdUnit: {{name: {name}, content: {JsonConvert.ToString($"[Unit]\nDescription=fault\n[Service]\n{service}\n{install}")}}}"
        );

    /// <summary>Steps in a new container.</summary>
    internal static Fault Step(string code, params string[] steps) => Steps(code, "afterJoin", steps);

    /// <summary>Steps in a new container of a phase.</summary>
    internal static Fault Steps(string code, string phase, params string[] steps) =>
        new(code, $"bootstrap: [{{name: fault, phase: {phase}, steps: [{string.Join(", ", steps.Select(step => $"{{{step}}}"))}]}}]");

    /// <summary>The pool with the fault, bound as the provider binds a program's.</summary>
    internal NodePoolSpec In(NodePoolSpec pool) => NodePoolBinding.Read((PropertyMap)Merged(NodePoolBinding.Write(pool), written.Value));

    /// <summary>The facts that go with the pool.</summary>
    internal PoolFacts FactsOf(NodePoolSpec pool) => Cloud.Length == 0 ? Pools.Facts : FactsLine.Read(Cloud, pool);

    private static PropertyValue Merged(PropertyValue? old, PropertyValue now) =>
        (old, now) switch
        {
            (PropertyMap map, PropertyMap changes) => changes.Aggregate(
                map,
                (merged, change) =>
                    change.Value is PropertyNull
                        ? merged.Without(change.Key)
                        : merged.With(
                            change.Key,
                            change is ("bootstrap", PropertyArray added) && map.Find(change.Key) is PropertyArray first
                                ? PropertyArray.Of(first.Items.AddRange(added.Items))
                                : Merged(map.Find(change.Key), change.Value)
                        )
            ),
            _ => now,
        };

    /// <inheritdoc/>
    public override string ToString() => $"{Code}: {Text} {Cloud}".TrimEnd();
}
