using ContainerOS.Engine.Config;
using ContainerOS.Engine.Tests.Recording;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Tests;

/// <summary>What expressions of a YAML program evaluate to, as pulumi-yaml does it (<c>pkg/pulumiyaml/run.go</c>).</summary>
public sealed class EvaluationTests : IDisposable
{
    private readonly EngineFixture engine = new();

    public void Dispose() => engine.Dispose();

    [Theory]
    [InlineData("text", "\"text\"")]
    [InlineData("1.5", "1.5")]
    [InlineData("[1, a, true, null]", "[1,\"a\",true,null]")]
    [InlineData("[~, Null, NULL, null, '~']", "[null,null,null,null,\"~\"]")]
    [InlineData("[true, True, TRUE, false, False, FALSE, 'true']", "[true,true,true,false,false,false,\"true\"]")]
    [InlineData("{a: {b: 1}}", "{\"a\":{\"b\":1}}")]
    [InlineData("${number}", "3")]
    [InlineData("a${number}b", "\"a3b\"")]
    [InlineData("${yes}/${no}/${text}/${nothing}/${list}/${map}", "\"true/false/a,b//[1,{\\\"k\\\":\\\"v\\\"}]/{\\\"k\\\":\\\"v\\\"}\"")]
    [InlineData("a$b $$ $${x} $", "\"a$b $ ${x} $\"")]
    [InlineData("'${list[1].k}'", "\"v\"")]
    [InlineData("'${map[\"k\"]}'", "\"v\"")]
    [InlineData("'${ map.k }'", "\"v\"")]
    [InlineData("'${odd[\"a}b\"]}!'", "\"1!\"")]
    [InlineData("''", "\"\"")]
    [InlineData("'${odd[\"a\\\"}b\"]}!'", "\"2!\"")]
    [InlineData("'${number}}'", "\"3}\"")]
    [InlineData("{fn::toJSON: {b: [1, true, null], a: x}}", "\"{\\\"a\\\":\\\"x\\\",\\\"b\\\":[1,true,null]}\"")]
    [InlineData(
        "{fn::toJSON: [a<b>c&d, 1000000000000000000, 1.0e21, 0.000001, 0.00000015, 1.0e-12]}",
        "\"[\\\"a\\\\u003cb\\\\u003ec\\\\u0026d\\\",1000000000000000000,1e+21,0.000001,1.5e-7,1e-12]\""
    )]
    [InlineData("{fn::toBase64: ä}", "\"w6Q=\"")]
    [InlineData("{fn::fromBase64: w6Q=}", "\"ä\"")]
    [InlineData("{fn::join: ['-', [a, 1, true, null, 2.5]]}", "\"a-1-true--2.5\"")]
    [InlineData("{fn::join: ['-', []]}", "\"\"")]
    [InlineData("{fn::join: [null, [a, b]]}", "\"ab\"")]
    [InlineData("{fn::split: [',', '${text}']}", "[\"a\",\"b\"]")]
    [InlineData("{fn::select: [0, [a, b]]}", "\"a\"")]
    [InlineData("{fn::select: [1, [a, b]]}", "\"b\"")]
    [InlineData("{fn::readFile: ./part.txt}", "\"part\\n\"")]
    [InlineData("{FN::TOJSON: 1}", "\"1\"")]
    public async Task Expression_HasItsValue(string expression, string json)
    {
        var value = await ValueOfAsync(expression, engine.UpAsync);

        Assert.Equal(json, PropertyJson.Text(value));
        Assert.False(value.ContainsSecrets);
    }

    /// <summary>A secret stays one, whatever is made of it.</summary>
    [Theory]
    [InlineData("{fn::secret: a}", "\"a\"")]
    [InlineData("{fn::secret: {fn::secret: a}}", "\"a\"")]
    [InlineData("${hidden}", "\"s\"")]
    [InlineData("x${hidden}", "\"xs\"")]
    [InlineData("{fn::toJSON: {a: '${hidden}'}}", "\"{\\\"a\\\":\\\"s\\\"}\"")]
    [InlineData("{fn::toBase64: '${hidden}'}", "\"cw==\"")]
    [InlineData("{fn::join: [',', ['${hidden}', b]]}", "\"s,b\"")]
    [InlineData("'${secretMap.k}'", "\"v\"")]
    [InlineData("'${nested.m.k}'", "\"v\"")]
    [InlineData("'${nested.m}'", "{\"k\":\"v\"}")]
    [InlineData("'${nested.l[0].k}'", "\"v\"")]
    [InlineData("{fn::invoke: {function: test:f, arguments: {a: '${hidden}'}, return: a}}", "\"s\"")]
    [InlineData("{fn::test:f: {a: ['${hidden}']}}", "{\"a\":[\"s\"]}")]
    public async Task Expression_OfASecret_IsSecret(string expression, string json)
    {
        // A preview saves no state, so it derives no key, which takes a quarter of a second.
        var value = await ValueOfAsync(expression, engine.PreviewAsync);

        Assert.Equal(json, PropertyJson.Text(value));
        Assert.IsNotType<PropertySecret>(Assert.IsType<PropertySecret>(value).Element);
    }

    [Theory]
    [InlineData("{fn::toBase64: [a]}", "fn::ToBase64 does not accept array here")]
    [InlineData("{fn::fromBase64: '!'}", "the string is not base64")]
    [InlineData("{fn::fromBase64: /w==}", "fn::fromBase64: the bytes are not UTF-8 text, and a string of a program can be nothing else")]
    [InlineData("{fn::select: [0.5, [a, b]]}", "fn::Select does not accept array here")]
    [InlineData("{fn::invoke: {function: test:f, arguments: {a: 1}, return: b}}", "the result of the function has no 'b'")]
    [InlineData("{fn::invoke: {function: test:f, arguments: {a: 1}, return: 'b['}}", "the result of the function has no 'b['")]
    [InlineData("{fn::invoke: {function: test:f, arguments: [1]}}", "the arguments must be a map")]
    [InlineData("{fn::fromBase64: 1}", "fn::FromBase64 does not accept number here")]
    [InlineData("{fn::join: [1, [a]]}", "fn::Join does not accept array here")]
    [InlineData("{fn::join: a}", "fn::Join does not accept string here")]
    [InlineData("{fn::split: [',']}", "fn::Split does not accept array here")]
    [InlineData("{fn::select: [2, [a, b]]}", "fn::Select does not accept array here")]
    [InlineData("{fn::select: [-1, [a, b]]}", "fn::Select does not accept array here")]
    [InlineData("{fn::select: [a, [a, b]]}", "fn::Select does not accept array here")]
    [InlineData("{fn::readFile: ./none.txt}", "fn::readFile: ")]
    [InlineData("${map.none}", "'map' has no 'none'")]
    [InlineData("'${list[2]}'", "'list' has no '[2]'")]
    public async Task Expression_ThatHasNoValue_FailsAtItsLine(string expression, string message)
    {
        var text = await engine.Program(Program(expression)).FailAsync(engine.UpAsync);

        Assert.Contains(message, text, StringComparison.Ordinal);
        Assert.Contains("Pulumi.yaml:", text, StringComparison.Ordinal);
    }

    private async Task<PropertyValue> ValueOfAsync(string expression, Func<Task<DeploymentResult>> run)
    {
        engine.File("part.txt", "part\n").Program(Program(expression));
        var result = await run();

        Assert.True(result.Outcome is DeploymentOutcome.Succeeded, string.Join('\n', result.Diagnostics));
        return result.Outputs["x"];
    }

    private static string Program(string expression) =>
        "variables:\n  number: 3\n  yes: true\n  no: false\n  text: a,b\n  nothing: null\n"
        + "  list: [1, {k: v}]\n  map: {k: v}\n  odd: {'a}b': 1, 'a\"}b': 2}\n"
        + "  hidden: {fn::secret: s}\n  secretMap: {fn::secret: {k: v}}\n"
        + "  nested: {m: {fn::secret: {k: v}}, l: {fn::secret: [{k: v}]}}\n"
        + $"outputs:\n  x: {expression}\n";
}
