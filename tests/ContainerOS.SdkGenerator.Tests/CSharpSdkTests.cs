using ContainerOS.SdkGenerator.CSharp;
using ContainerOS.SdkGenerator.Schema;

namespace ContainerOS.SdkGenerator.Tests;

public sealed class CSharpSdkTests
{
    private static readonly Dictionary<string, string> Files = new CSharpSdk(PackageSpec.Read(SampleSchema.Json))
        .Write()
        .ToDictionary(file => file.Name, file => file.Text);

    [Fact]
    public void Resource_ReplacedType_HasAnAlias() =>
        AssertContains("Thing.cs", "defaults.Aliases.Add(new Alias { Type = \"sample:index:OldThing\" });");

    [Fact]
    public void Resource_SecretOutput_IsSecretInTheState() =>
        AssertContains("Thing.cs", "defaults.AdditionalSecretOutputs.Add(\"password\");");

    [Fact]
    public void Resource_SecretInput_IsMadeSecret() =>
        AssertContains("Thing.cs", "set => _password = value is null ? null : Output.CreateSecret(0).Apply(_ => value.ToOutput());");

    [Fact]
    public void Resource_Deprecated_SaysWhatToUse() => AssertContains("Thing.cs", "[Obsolete(\"use \\\"Other\\\"\")]");

    [Fact]
    public void Resource_Example_IsThatOfTheLanguage_Escaped()
    {
        AssertContains("Thing.cs", "/// new Thing(\"a\", new ThingArgs { Size = 1 &lt; 2 });");
        Assert.DoesNotContain("{{%", Files["Thing.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("new Thing(\"a\");", Files["Thing.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Component_IsRemote_WithTheOptionsOfComponents()
    {
        AssertContains("Group.cs", "public Group(string name, GroupArgs args, ComponentResourceOptions? options = null)");
        AssertContains("Group.cs", "Complete(options, string.Empty), remote: true)");
        Assert.DoesNotContain("Get(string name", Files["Group.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Component_PlainInput_TakesAValueOnly() => AssertContains("Group.cs", "public int Size { get; set; }");

    [Fact]
    public void Component_ReferenceToAResource_HasItsClass()
    {
        AssertContains("Group.cs", "public Input<Thing>? First { get; set; }");
        AssertContains("Group.cs", "public Output<ImmutableArray<Thing>> Things { get; private set; } = null!;");
    }

    [Fact]
    public void Function_HasAPlainAndAnOutputForm()
    {
        AssertContains(
            "GetThing.cs",
            "public static Task<GetThingResult> InvokeAsync(GetThingArgs? args = null, InvokeOptions? options = null)"
        );
        AssertContains(
            "GetThing.cs",
            "public static Output<GetThingResult> Invoke(GetThingInvokeArgs? args = null, InvokeOptions? options = null)"
        );
        AssertContains("Inputs.cs", "public sealed partial class Part : InvokeArgs");
        AssertContains("Inputs.cs", "public sealed partial class PartArgs : ResourceArgs");
    }

    [Fact]
    public void Names_ReservedWordsAndThoseOfTheClass_AreAvoided()
    {
        AssertContains("Inputs.cs", "public string? PartValue { get; set; }");
        AssertContains("Outputs.cs", "ImmutableArray<double> @params,");
        AssertContains("Enums.cs", "public static Color ColorValue { get; } = new(\"any\");");
    }

    [Fact]
    public void Provider_SettingsThatAreNotText_AreSentAsJson() => AssertContains("Provider.cs", "[Input(\"retries\", json: true)]");

    [Fact]
    public void Docs_AreEscaped() => AssertContains("Enums.cs", "/// <summary>Red &amp; &lt;dark&gt;.</summary>");

    [Fact]
    public void Package_HasTheVersionAndTheServer_ForPulumisTools()
    {
        AssertContains("pulumi-plugin.json", "\"version\": \"1.2.3\",");
        AssertContains("pulumi-plugin.json", "\"server\": \"https://example.com/plugins\"");
        AssertContains("Package.cs", "internal const string? PluginDownloadUrl = \"https://example.com/plugins\";");
    }

    private static void AssertContains(string file, string text) => Assert.Contains(text, Files[file], StringComparison.Ordinal);
}
