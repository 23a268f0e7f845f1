using ContainerOS.Engine.Config;
using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Programs;
using ContainerOS.Engine.State;

namespace ContainerOS.Engine.Tests;

/// <summary>What is read from and written to the files of a program and its stack, each by itself.</summary>
public sealed class ProgramFileTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("engine-tests-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    /// <summary>The salt becomes the last line, and the rest of the file stays as it is, its line ends included.</summary>
    [Theory]
    [InlineData(null, "encryptionsalt: s\n")]
    [InlineData("", "encryptionsalt: s\n")]
    [InlineData("config: {}\n", "config: {}\nencryptionsalt: s\n")]
    [InlineData("config: {}", "config: {}\nencryptionsalt: s\n")]
    [InlineData("config: {}\r\n", "config: {}\r\nencryptionsalt: s\r\n")]
    [InlineData("config:\r\n  a: 1", "config:\r\n  a: 1\r\nencryptionsalt: s\r\n")]
    public void Salt_IsAppended(string? before, string after)
    {
        var file = Path.Combine(directory, "Pulumi.dev.yaml");
        if (before is not null)
        {
            File.WriteAllText(file, before);
        }

        StackSalt.Append(StateFiles.OfMachine, file, "s");

        Assert.Equal(after, File.ReadAllText(file));
    }

    [Fact]
    public void Salt_ThatCannotBeWritten_IsAStateFault() =>
        Assert.Throws<StateWriteException>(() => StackSalt.Append(StateFiles.OfMachine, Path.Combine(directory, "none", "a.yaml"), "s"));

    [Theory]
    [InlineData("a-1", "password|login/0/key")]
    [InlineData("b-1", "")]
    [InlineData("c-1", "")]
    [InlineData("none", "")]
    public void SecretsOfAResource_AreFoundInTheState_WithoutAPassphrase(string id, string paths)
    {
        const string Secret = """{"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "ciphertext": "x"}""";
        const string Asset = """{"4dabf18193072939515e22adb298388d": "c44067f5952c0a294b673a41bacd8c17", "text": "x"}""";
        var file = StateWith(
            $$$"""
            [{"id": "a-1", "inputs": {"password": {{{Secret}}}, "size": 1, "login": [{"key": {{{Secret}}}, "file": {{{Asset}}}}]}},
             {"id": "b-1"}]
            """
        );

        Assert.Equal(paths, string.Join('|', StateSecretPaths.Find(file, id).Select(path => string.Join('/', path))));
    }

    [Theory]
    [InlineData("""{"version": 3}""")]
    [InlineData("""{"version": 3, "deployment": {}}""")]
    public void SecretsOfAResource_StateWithoutResources_AreNone(string state)
    {
        var file = Path.Combine(directory, "dev.json");
        File.WriteAllText(file, state);

        Assert.Empty(StateSecretPaths.Find(file, "a-1"));
    }

    [Theory]
    [InlineData("{ \"version\": 3, ")]
    [InlineData(null)]
    public void SecretsOfAResource_FileThatIsNotAState_SaysSo(string? state)
    {
        var file = Path.Combine(directory, "dev.json");
        if (state is not null)
        {
            File.WriteAllText(file, state);
        }

        var fault = Assert.Throws<ProgramException>(() => StateSecretPaths.Find(file, "a-1"));

        Assert.Contains("the state file cannot be read, so its secrets are not known: ", fault.Message, StringComparison.Ordinal);
        Assert.Contains(file, fault.Message, StringComparison.Ordinal);
    }

    /// <summary>The closest place that the program has; the resource where a provider names no path.</summary>
    [Theory]
    [InlineData("", 1)]
    [InlineData("size", 2)]
    [InlineData("disks", 3)]
    [InlineData("disks[0]", 4)]
    [InlineData("disks[0].kind", 5)]
    [InlineData("disks[0].none", 4)]
    [InlineData("disks[1]", 3)]
    [InlineData("disks.a", 3)]
    [InlineData("size.a", 2)]
    [InlineData("none.size", 1)]
    [InlineData("none", 1)]
    [InlineData("[0]", 1)]
    [InlineData("disks[", 1)]
    public void PropertyOfAResource_IsLocated(string path, int line)
    {
        var disk = new MapExpression(At(4), [new MapEntry(At(5), "kind", new LiteralExpression(At(5), "ssd"))]);
        var properties = new MapExpression(
            At(1),
            [
                new MapEntry(At(2), "size", new LiteralExpression(At(2), 1.0)),
                new MapEntry(At(3), "disks", new ListExpression(At(3), [disk])),
            ]
        );

        Assert.Equal(line, new ResourceDeclaration(At(1), "a", "a", "p:m:T", properties, new ResourceOptions()).Locate(path).Line);
    }

    [Theory]
    [InlineData(4 * 1024 * 1024, null)]
    [InlineData((4 * 1024 * 1024) + 1, "the file has 4194305 bytes, but a program may have at most 4194304")]
    public void File_LongerThanAProgramMayBe_IsNotRead(int bytes, string? error)
    {
        var file = Path.Combine(directory, "Pulumi.yaml");
        File.WriteAllText(file, new string('#', bytes));

        var fault = Record.Exception(() => SourceFile.Read(file)) as ProgramException;

        Assert.Equal(error, fault?.Diagnostics[0].Message);
    }

    [Fact]
    public void File_ThatIsNotText_SaysWhy()
    {
        var file = Path.Combine(directory, "Pulumi.yaml");
        File.WriteAllBytes(file, [0xFF, 0x00]);

        Assert.Equal("the file is not UTF-8 text: save it as UTF-8", Message(file));
        Assert.StartsWith("the file cannot be read: ", Message(Path.Combine(directory, "none.yaml")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("\uFEFFname: a", "name: a")]
    public void File_IsReadWithoutItsByteOrderMark(string content, string text)
    {
        var file = Path.Combine(directory, "Pulumi.yaml");
        File.WriteAllText(file, content);

        Assert.Equal(text, SourceFile.Read(file));
    }

    private static string Message(string file) => Assert.Throws<ProgramException>(() => SourceFile.Read(file)).Diagnostics[0].Message;

    private static SourceLocation At(int line) => new("Pulumi.yaml", line, 1);

    private string StateWith(string resources)
    {
        var file = Path.Combine(directory, "dev.json");
        File.WriteAllText(file, $$$"""{"version": 3, "deployment": {"resources": {{{resources}}}}}""");
        return file;
    }
}
