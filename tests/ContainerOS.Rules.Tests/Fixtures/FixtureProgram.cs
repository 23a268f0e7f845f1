using ContainerOS.Engine.Evaluation;
using ContainerOS.Engine.Programs;
using ContainerOS.Model.NodePools;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools;
using ContainerOS.Provider.NodePools.Shape;
using ContainerOS.Provider.Shapes;

namespace ContainerOS.Rules.Tests.Fixtures;

/// <summary>
/// Reads a program as a user's program is read: by the embedded engine, validated against the schema and bound by the provider.
/// </summary>
internal static class FixtureProgram
{
    /// <summary>The inputs of the only pool of a program, as preview sends them: references are unknown.</summary>
    internal static PropertyMap Inputs(string file, string text)
    {
        var bag = new DiagnosticBag();
        var project = new ProjectReader(file, bag).Read(YamlReader.Read(file, text, bag));
        bag.ThrowIfAny();
        var pool = Assert.Single(project.Resources);
        Assert.Equal("containeros:index:NodePool", pool.Type);
        var evaluation = new Evaluator(
            _ => Task.FromResult<PropertyValue>(PropertyUnknown.Instance),
            NoFunction,
            string.Empty,
            isPreview: true
        ).MapAsync(pool.Properties);
        Assert.True(evaluation.IsCompletedSuccessfully, "a fixture is evaluated synchronously");
        return evaluation.Result;
    }

    /// <summary>The pool that the inputs describe; they must be valid against the schema.</summary>
    internal static NodePoolSpec Pool(PropertyMap inputs)
    {
        var plain = InputChecker.Check(NodePoolShape.Inputs, inputs);
        Assert.Empty(plain.Diagnostics);
        return NodePoolBinding.Read(plain.Inputs);
    }

    private static Task<PropertyMap> NoFunction(InvokeExpression call, PropertyMap arguments) =>
        throw new NotSupportedException("a fixture calls no functions");
}
