using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Tests.Recording;

namespace ContainerOS.Engine.Tests;

/// <summary>
/// The config of a program: accepted and refused as by the Pulumi CLI (pulumi/pulumi <c>sdk/go/common/workspace/project.go</c>,
/// <c>Project.Validate</c>, and <c>project.json</c>).
/// </summary>
public sealed class ProjectConfigTests : IDisposable
{
    private readonly EngineFixture engine = new();

    public void Dispose() => engine.Dispose();

    [Theory]
    [InlineData("  test:region: r1\n")]
    [InlineData("  test:region:\n    value: r1\n")]
    [InlineData("  test:region: {value: r1, secret: false, description: where}\n")]
    public void ValueOfAnotherPackage_IsRead(string config) => Assert.Equal("r1", Read(config).Config["test:region"]);

    [Theory]
    [InlineData("  size: 3\n", "3")]
    [InlineData("  size: {default: 3}\n", "3")]
    [InlineData("  p:size: {type: integer, default: 3}\n", "3")]
    [InlineData("  size: {type: integer, default: \"3\"}\n", "3")]
    [InlineData("  size: {value: 3}\n", "3")]
    [InlineData("  size: {type: array, items: {type: string}, default: [a]}\n", "[\"a\"]")]
    [InlineData("  size: {type: array, items: {type: array, items: {type: integer}}, default: [[1]]}\n", "[[1]]")]
    [InlineData("  size: {type: object, default: {a: 1}}\n", "{\"a\":1}")]
    [InlineData("  size: {type: boolean, default: \"true\"}\n", "true")]
    public void OwnValue_IsRead(string config, string value) => Assert.Equal(value, Read(config).Config["p:size"]);

    [Theory]
    [InlineData("  test:region:\n    default: r1\n", 5, "write 'value: r1' instead of 'default'")]
    [InlineData("  test:region:\n    type: string\n    value: r1\n", 5, "cannot define a type: remove 'type'")]
    [InlineData("  test:region:\n    description: where\n", 4, "needs a value: add 'value: <value>'")]
    [InlineData("  size:\n    default: 1\n    value: 2\n", 5, "both 'default' and 'value'")]
    [InlineData("  test:region:\n    value: r1\n    default: r2\n", 6, "both 'default' and 'value'")]
    [InlineData("  size:\n    type: number\n    default: 1\n", 5, "the types are string, integer, boolean, array, object")]
    [InlineData("  size: 1.5\n", 4, "write it as a string, '1.5'")]
    [InlineData("  size:\n    type: array\n    default: [a]\n", 5, "add 'items: {type: string}'")]
    [InlineData("  size:\n    type: array\n    items: {type: integer}\n    default: [a]\n", 7, "declared as array")]
    [InlineData("  size:\n    type: string\n    default: 3\n", 6, "declared as string, but its default is a number")]
    [InlineData("  size:\n    type: boolean\n    default: 3\n", 6, "declared as boolean, but its default is a number")]
    [InlineData("  size:\n    defualt: 3\n", 5, "did you mean 'default'?")]
    public void WhatTheCliRefuses_IsRefusedAtItsLine_WithWhatToWriteInstead(string config, int line, string says)
    {
        var fault = Assert.Throws<ProgramException>(() => Read(config));

        Assert.Contains(fault.Diagnostics, item => item.Line == line && item.Message.Contains(says, StringComparison.Ordinal));
    }

    private StackSettings Read(string config) => new DeploymentEngine(engine.Program("config:\n" + config).Options).ReadSettings();
}
