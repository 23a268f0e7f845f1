using ContainerOS.SdkGenerator.Schema;
using ContainerOS.SdkGenerator.TypeScript;

namespace ContainerOS.SdkGenerator.Tests;

public sealed class TypeScriptSdkTests
{
    private static readonly Dictionary<string, string> Files = new TypeScriptSdk(PackageSpec.Read(SampleSchema.Json))
        .Write()
        .ToDictionary(file => file.Name, file => file.Text);

    [Fact]
    public void Enum_IsAUnionOfLiterals_AndHasMembers()
    {
        AssertContains("enums.ts", "export type Color = \"dark_red\" | \"any\";");
        AssertContains("enums.ts", "DarkRed: \"dark_red\",");
    }

    [Fact]
    public void Resource_AliasAndSecretOutput_AreSent() =>
        AssertContains(
            "thing.ts",
            "complete(opts, { aliases: [{ type: \"sample:index:OldThing\" }], additionalSecretOutputs: [\"password\"] })"
        );

    [Fact]
    public void Resource_SecretInput_IsMadeSecret() =>
        AssertContains("thing.ts", "password: values.password === undefined ? undefined : pulumi.secret(values.password),");

    [Fact]
    public void Resource_Deprecated_SaysWhatToUse() => AssertContains("thing.ts", " * @deprecated use \"Other\"");

    [Fact]
    public void Resource_Example_IsThatOfTheLanguage()
    {
        AssertContains("thing.ts", " * @example A small thing");
        AssertContains("thing.ts", " * new Thing(\"a\");");
        Assert.DoesNotContain("ThingArgs { Size", Files["thing.ts"], StringComparison.Ordinal);
    }

    [Fact]
    public void Docs_EndOfAComment_IsEscaped() => AssertContains("types.ts", "Ends a comment: *\\/");

    [Fact]
    public void Component_IsRemote_AndRefersToResources()
    {
        AssertContains("group.ts", "import type { Thing } from \"./thing\";");
        AssertContains("group.ts", "complete(opts), true);");
        AssertContains("group.ts", "declare readonly things: pulumi.Output<Thing[]>;");
        AssertContains("group.ts", "size: number;");
        AssertContains("group.ts", "first?: pulumi.Input<Thing>;");
    }

    [Fact]
    public void Function_HasAPlainAndAnOutputForm()
    {
        AssertContains(
            "functions.ts",
            "export function getThing(args?: GetThingArgs, opts?: pulumi.InvokeOptions): Promise<GetThingResult> {"
        );
        AssertContains(
            "functions.ts",
            "export function getThingOutput(\n  args?: GetThingOutputArgs,\n  opts?: pulumi.InvokeOutputOptions,\n)"
        );
    }

    [Fact]
    public void Provider_SettingsThatAreNotText_AreSentAsJson() =>
        AssertContains("provider.ts", "retries: pulumi.output(values.retries).apply(JSON.stringify),");

    [Fact]
    public void Package_HasTheVersionAndTheServer() =>
        AssertContains("package.ts", "const defaults = { version, pluginDownloadURL: \"https://example.com/plugins\", ...more };");

    private static void AssertContains(string file, string text) => Assert.Contains(text, Files[file], StringComparison.Ordinal);
}
