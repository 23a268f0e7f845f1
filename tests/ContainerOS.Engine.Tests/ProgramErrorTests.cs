using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Programs;
using ContainerOS.Engine.Tests.Recording;

namespace ContainerOS.Engine.Tests;

/// <summary>An error of a program names its place, what is wrong there and what is possible instead.</summary>
public sealed class ProgramErrorTests : IDisposable
{
    private const string Keys =
        "its keys are name, runtime, config, configuration, variables, resources, outputs, description, author, website, license, "
        + "template, namespace, version, backend, options";
    private const string Supported =
        "it supports fn::invoke, fn::secret, fn::join, fn::toJSON, fn::toBase64, fn::fromBase64, fn::readFile, fn::select, fn::split and "
        + "fn::package:function";
    private readonly string directory = Directory.CreateTempSubdirectory("engine-tests-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Theory]
    [InlineData("[a]", "1:1 the file must be a map with name, runtime and resources, not a list")]
    [InlineData("runtime: yaml", "1:1 the program has no key 'name', which is required")]
    [InlineData("name: [a]\nruntime: yaml", "1:7 'name' of the program must be a string, not a list")]
    [InlineData("name: a b\nruntime: yaml", "1:1 the name 'a b' must be 1 to 100 letters, digits, '-', '_' and '.'")]
    [InlineData("name: a", "1:1 the embedded engine supports 'runtime: yaml', 'nodejs', 'dotnet', not 'nothing'")]
    [InlineData("name: a\nruntime: go", "2:10 the embedded engine supports 'runtime: yaml', 'nodejs', 'dotnet', not 'go'")]
    [InlineData("name: a\nruntime: yaml\nresources: [a]", "3:12 'resources' must be a map, not a list")]
    [InlineData(
        "name: a\nruntime: yaml\nmain: b",
        "3:1 the embedded engine does not support 'main' of the program: the embedded engine runs single-file programs and finds plugins "
            + "itself"
    )]
    [InlineData("name: a\nruntime: yaml\nother: b", $"3:1 the program has no key 'other'; {Keys}")]
    [InlineData("name: a\nruntime: yaml\noutput: b", $"3:1 the program has no key 'output' (did you mean 'outputs'?); {Keys}")]
    [InlineData(
        "name: a\nruntime: nodejs\nresources: {}",
        "3:1 the embedded engine does not support 'resources' of the program: a program with 'runtime: nodejs' has them in its code"
    )]
    [InlineData(
        "name: a\nruntime: nodejs\nstackConfigDir: x",
        "3:1 the embedded engine does not support 'stackConfigDir' of the program: it runs one program with one config file for each stack"
    )]
    [InlineData(
        "name: a\nruntime: {name: nodejs, options: {binary: x}}",
        "2:35 the options of 'runtime: nodejs' has no key 'binary'; its keys are typescript, tsconfig, nodeargs, packagemanager"
    )]
    public void Program_OfAnotherForm_IsRefused(string program, string error) => Assert.Equal(error, Errors(program));

    [Theory]
    [InlineData("type: x", "4:3 the resource 'r' needs a type such as package:Type or package:module:Type", true)]
    [InlineData("properties: {}", "4:3 the resource 'r' needs a type such as package:Type or package:module:Type", false)]
    [InlineData("type: pulumi:providers:x", "5:5 the embedded engine does not support resources of type 'pulumi:providers:x'", true)]
    [InlineData(
        "type: p:T\n    get: {id: x}",
        "6:5 the embedded engine does not support 'get' of the resource 'r': it deploys resources with the default provider",
        true
    )]
    [InlineData(
        "type: p:T\n    propertys: {}",
        "6:5 the resource 'r' has no key 'propertys' (did you mean 'properties'?); its keys are type, name, properties, options",
        true
    )]
    [InlineData(
        "type: p:T\n    properties: {fn::secret: {a: 1}}",
        "6:17 the properties of 'r' must be a map; a function is not allowed here",
        true
    )]
    [InlineData("type: p:T\n    properties: [1]", "6:17 the properties of 'r' must be a map; a function is not allowed here", true)]
    [InlineData(
        "type: p:T\n    options: {parent: x}",
        "6:15 the embedded engine does not support 'parent' of the options of 'r': use the Pulumi CLI for programs that need it",
        true
    )]
    [InlineData("type: p:T\n    options: {protect: 1}", "6:24 'protect' of the options of 'r' must be true or false, not a number", true)]
    [InlineData(
        "type: p:T\n    options: {dependsOn: [a]}",
        "6:27 'dependsOn' of 'r' must be a list of references such as ${resource}",
        true
    )]
    [InlineData(
        "type: p:T\n    options: {replaceWith: [a]}",
        "6:29 'replaceWith' of 'r' must be a list of references such as ${resource}",
        true
    )]
    [InlineData("type: p:T\n    options: {deletedWith: a}", "6:28 'deletedWith' of 'r' must be a reference such as ${resource}", true)]
    [InlineData("type: p:T\n    options: {ignoreChanges: a}", "6:30 'ignoreChanges' of the options of 'r' must be a list of strings", true)]
    [InlineData(
        "type: p:T\n    options: {ignoreChanges: [[a]]}",
        "6:30 'ignoreChanges' of the options of 'r' must be a list of strings",
        true
    )]
    [InlineData(
        "type: p:T\n    options: {aliases: a}",
        "6:24 'aliases' of 'r' must be a list of URNs or of maps such as {name: old-name}",
        true
    )]
    public void Resource_OfAnotherForm_IsRefused(string resource, string error, bool hasTypeLine)
    {
        Assert.True(hasTypeLine || !resource.StartsWith("type", StringComparison.Ordinal));
        var found = Errors($"name: a\nruntime: yaml\nresources:\n  r:\n    {resource}\n");

        // Where the type is missing altogether, the name of the resource is the place.
        Assert.Equal(resource == "type: x" ? error.Replace("4:3", "5:5", StringComparison.Ordinal) : error, found);
    }

    [Theory]
    [InlineData("{fn::toJSON: 1, b: 2}", "4:7 'fn::toJSON' must be the only key of its map")]
    [InlineData("{'${a}': 1}", "4:7 the key '${a}' contains a reference; references are allowed in values only")]
    [InlineData(
        "{fn::toJSN: 1}",
        "4:7 the embedded engine does not support the function 'fn::toJSN' (did you mean 'toJSON'?); " + Supported
    )]
    [InlineData("{fn::3: 1}", "4:7 the embedded engine does not support the function 'fn::3'; " + Supported)]
    [InlineData("{fn::invoke: {}}", "4:19 fn::invoke has no key 'function', which is required")]
    [InlineData("{fn::invoke: {function: f}}", "4:20 'f' is not a function token: write package:function or package:module:function")]
    [InlineData(
        "{fn::invoke: {function: p:f, options: {}}}",
        "4:35 the embedded engine does not support 'options' of fn::invoke: it always uses the default provider"
    )]
    [InlineData("'${a'", "4:6 '${' has no closing '}': close the reference, or write '$${' for a literal '${'")]
    [InlineData("'${}'", "4:6 '${}' is not a reference: it must start with the name of a resource, variable or config value")]
    [InlineData("'${[0]}'", "4:6 '${[0]}' is not a reference: it must start with the name of a resource, variable or config value")]
    [InlineData(
        "'${.a}'",
        "4:6 '${.a}' is not a reference: '.a' is not a property path: a path must start with a name or an index (at character 1)"
    )]
    public void Expression_OfAnotherForm_IsRefused(string expression, string error) =>
        Assert.Equal(error, Errors($"name: a\nruntime: yaml\noutputs:\n  x: {expression}\n"));

    [Theory]
    [InlineData("a: {type: text}", "4:7 'text' is not a config type; the types are string, integer, boolean, array, object")]
    [InlineData(
        "a: {type: strin}",
        "4:7 'strin' is not a config type (did you mean 'string'?); the types are string, integer, boolean, array, object"
    )]
    [InlineData("a: {type: array}", "4:7 the config value 'a' is an array without the type of its items: add 'items: {type: string}'")]
    [InlineData(
        "a: {type: boolean, default: 1}",
        "4:31 the config value 'a' is declared as boolean, but its default is a number: correct one of them"
    )]
    [InlineData("a: {default: 1, value: 2}", "4:7 the config value 'a' has both 'default' and 'value': keep one of them")]
    [InlineData(
        "a: 1.5",
        "4:6 the config value 'a' is a number with a fraction, which Pulumi does not accept here: write it as a string, '1.5'"
    )]
    [InlineData(
        "b:a: {type: string, value: x}",
        "4:9 the config value 'b:a' does not belong to this program, so it cannot define a type: remove 'type'"
    )]
    [InlineData(
        "b:a: {default: x}",
        "4:9 the config value 'b:a' does not belong to this program, so it cannot define a default: write 'value: x' instead of 'default'"
    )]
    [InlineData(
        "b:a: {default: [x]}",
        "4:9 the config value 'b:a' does not belong to this program, so it cannot define a default: write 'value:' instead of 'default'"
    )]
    [InlineData(
        "b:a: {secret: true}",
        "4:3 the config value 'b:a' does not belong to this program, so it needs a value: add 'value: <value>'"
    )]
    public void Config_OfAnotherForm_IsRefused(string declaration, string error) =>
        Assert.Equal(error, Errors($"name: p\nruntime: yaml\nconfig:\n  {declaration}\n"));

    /// <summary>The rules of YAML, and those that the engine adds.</summary>
    [Theory]
    [InlineData(
        "name: a\nruntime: yaml\n---\nname: b",
        "3:1 the file has a second YAML document, but a program is one document: remove the line '---' and the text after it"
    )]
    [InlineData("", "1:1 the file must be a map with name, runtime and resources, not nothing")]
    [InlineData("# nothing\n", "1:1 the file must be a map with name, runtime and resources, not nothing")]
    [InlineData("text", "1:1 the file must be a map with name, runtime and resources, not a string")]
    [InlineData("null", "1:1 the file must be a map with name, runtime and resources, not null")]
    [InlineData("true", "1:1 the file must be a map with name, runtime and resources, not a Boolean")]
    [InlineData("5", "1:1 the file must be a map with name, runtime and resources, not a number")]
    [InlineData("a: *b", "1:4 the alias '*b' has no anchor '&b' before it")]
    [InlineData("<<: {a: 1}", "1:1 merge keys ('<<') are not supported: repeat the values, or use a variable")]
    [InlineData("[a]: 1", "1:1 a key must be a string, not a list")]
    [InlineData("{a: 1}: 1", "1:1 a key must be a string, not a map")]
    [InlineData("name: a\nruntime: yaml\n\tx: 1", "3:1 this line is indented with a tab, but YAML allows spaces only: replace the tab")]
    [InlineData(
        "name: x\nruntime: yaml\noutputs:\n  a: 1\n  b: 2\n  a: 3",
        "6:3 the key 'a' is a duplicate; it is first defined on line 4"
    )]
    public void Yaml_OfAnotherForm_IsRefused(string program, string error) => Assert.Equal(error, Errors(program));

    [Theory]
    [InlineData(
        "description: d\nauthor: a\nwebsite: w\nlicense: l\ntemplate: {}\nnamespace: n\nversion: 1\nbackend: {}\noptions: {}\n"
            + "runtime: yaml\nconfig: {}\nconfiguration: {}\nvariables: {}\nresources: {}\noutputs: {}\nname: a-b_c.D9"
    )]
    [InlineData(
        "name: a\nruntime: {name: nodejs, options: {typescript: false, tsconfig: t, nodeargs: n, packagemanager: npm}}\nmain: m\n"
            + "config: {}\nsdks: {}\npackages: {}\nplugins: {}\npulumi: {}\ndescription: d"
    )]
    [InlineData("name: a\nruntime: {name: dotnet, options: {binary: b}}")]
    [InlineData(
        "name: a\nruntime: {name: yaml, options: {any: thing}}\nresources: {r: {type: 'p:T', name: n, properties: {}, options: {}}}"
    )]
    [InlineData("name: a\nruntime: yaml\nresources:\nvariables: null\noutputs: ~")]
    public void Program_WithEveryKeyOfItsForm_IsRead(string program) => Assert.Null(Message(program));

    [Theory]
    [InlineData(100, null)]
    [InlineData(101, "' must be 1 to 100 letters, digits, '-', '_' and '.'")]
    public void NameOfAProgram_HasALimit(int length, string? error) =>
        Assert.Equal(
            error is null ? null : $"the name '{new string('a', length)}{error}",
            Message($"name: {new string('a', length)}\nruntime: yaml")
        );

    [Theory]
    [InlineData("'<<': 1", "{<<: 1}")]
    [InlineData("{x: &anchor [1], y: *anchor}", "{x: [1], y: [1]}")]
    [InlineData("!!str 5", "5")]
    [InlineData("{'5': 1, true: 2}", "{5: 1, true: 2}")]
    public async Task Yaml_OfTheForm_IsRead(string value, string text)
    {
        using var engine = new EngineFixture();
        value = value.StartsWith("'<<'", StringComparison.Ordinal) ? "{" + value + "}" : value;

        var result = await engine.Program($"outputs:\n  x: {value}\n").PreviewAsync();

        Assert.Equal(text, RecordingProvider.Text(result.Outputs["x"]));
    }

    [Theory]
    [InlineData(99, false)]
    [InlineData(100, true)]
    public void Nesting_HasALimit(int depth, bool isRefused)
    {
        var program = $"name: a\nruntime: yaml\nvariables: {{x: {new string('[', depth)}{new string(']', depth)}}}\n";

        Assert.Equal(isRefused ? "maps and lists are nested more than 100 deep" : null, Message(program));
    }

    /// <summary>Each level is ten of the one below, so ten lines would be ten thousand million values.</summary>
    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    [InlineData(10, true)]
    public void AliasesOfAliases_HaveALimit(int levels, bool isRefused)
    {
        var program = "name: a\nruntime: yaml\nvariables:\n  v0: &v0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n";
        for (var level = 1; level <= levels; level++)
        {
            program += $"  v{level}: &v{level} [{string.Join(", ", Enumerable.Repeat($"*v{level - 1}", 10))}]\n";
        }

        Assert.Equal(isRefused ? "the file has more than 200000 values once its aliases are resolved" : null, Message(program));
    }

    [Fact]
    public void Errors_AreInTheOrderOfTheFile_WhereverTheReferenceIs()
    {
        const string Program = """
            name: a
            runtime: yaml
            outputs:
              first: [b, "${e1}", "${e2}"]
            resources:
              r:
                type: p:T
                options:
                  dependsOn: ["${e3}"]
                  aliases: [{name: "${e4}"}, "${e5}"]
                  replaceWith: ["${e6}"]
                  deletedWith: ${e7}
                properties: {x: {y: "a ${e8}"}}
            variables:
              v: {fn::join: [",", ["${e9}", "${fist}"]]}
              w: {fn::p:f: {x: "${vv} ${pulumi.stack}"}}

            """;

        Assert.Equal(
            [
                "4:14 'e1'",
                "4:23 'e2'",
                "9:19 'e3'",
                "10:24 'e4'",
                "10:34 'e5'",
                "11:21 'e6'",
                "12:20 'e7'",
                "13:25 'e8'",
                "15:24 'e9'",
                "15:33 'fist'",
                "16:20 'vv'",
            ],
            Errors(Program)
                .Split('\n')
                .Select(error => error[..error.IndexOf(" is neither a resource, a variable nor a config value", StringComparison.Ordinal)])
        );
        Assert.EndsWith(" (did you mean 'v'?)", Errors(Program), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("p:T", true)]
    [InlineData("p:m:T", true)]
    [InlineData("p:m/n:T", true)]
    [InlineData("T", false)]
    [InlineData("p:", false)]
    [InlineData(":T", false)]
    [InlineData("p::T", false)]
    [InlineData("p:m:n:T", false)]
    [InlineData("p:a T", false)]
    [InlineData("p: T", false)]
    public void TypeToken_HasTwoOrThreeParts(string token, bool isWellFormed) => Assert.Equal(isWellFormed, TypeToken.IsWellFormed(token));

    [Theory]
    [InlineData("90s", 90_000d)]
    [InlineData("1h30m", 5_400_000d)]
    [InlineData("1.5m", 90_000d)]
    [InlineData("500ms", 500d)]
    [InlineData("2000us", 2d)]
    [InlineData("1m1ms", 60_001d)]
    [InlineData("277777h", 999_997_200_000d)]
    [InlineData("277778h", null)]
    [InlineData("0s", null)]
    [InlineData("5", null)]
    [InlineData("s", null)]
    [InlineData("5 s", null)]
    [InlineData("-5s", null)]
    [InlineData("1d", null)]
    [InlineData("x5s", null)]
    [InlineData("5sx", null)]
    public void Duration_IsThatOfGo(string text, double? milliseconds) =>
        Assert.Equal(milliseconds, GoDuration.Parse(text)?.TotalMilliseconds);

    [Theory]
    [InlineData("colour", "color size", "color")]
    [InlineData("SIZE", "color size", "size")]
    [InlineData("siz", "sizes size", "size")]
    [InlineData("ab", "aa ac", "aa")]
    [InlineData("xyz", "color size", null)]
    [InlineData("abcdef", "abcxyz", null)]
    [InlineData("abcdef", "abcdxy", "abcdxy")]
    [InlineData("abc", "", null)]
    public void Suggestion_IsTheNearestName(string written, string known, string? name) =>
        Assert.Equal(name, NameSuggestion.Find(written, known.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    private string? Message(string program)
    {
        File.WriteAllText(Path.Combine(directory, "Pulumi.yaml"), program);
        var engine = new DeploymentEngine(new EngineOptions { ProgramDirectory = directory, Plugins = new NoPlugins() });
        return (Record.Exception(engine.ReadSettings) as ProgramException)?.Diagnostics[0].Message;
    }

    private string Errors(string program)
    {
        File.WriteAllText(Path.Combine(directory, "Pulumi.yaml"), program);
        var engine = new DeploymentEngine(
            new EngineOptions
            {
                ProgramDirectory = directory,
                Plugins = new NoPlugins(),
                Passphrase = new NoPassphrase(),
            }
        );
        var fault = Assert.Throws<ProgramException>(() => engine.ReadSettings());
        return string.Join('\n', fault.Diagnostics.Select(found => $"{found.Line}:{found.Column} {found.Message}"));
    }

    private sealed class NoPassphrase : Secrets.IPassphraseSource
    {
        public string? Read() => null;
    }
}
