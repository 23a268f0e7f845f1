using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Configuration;
using ContainerOS.Provider.Functions;
using Grpc.Core;

namespace ContainerOS.Provider.Tests.Functions;

public sealed class UserDataFunctionTests
{
    private const string Render = "containeros:index:renderUserData";
    private const string Decode = "containeros:index:decodeUserData";

    [Fact]
    public void Render_ThenDecode_ReturnsTheSameContainers()
    {
        var bootstrap = Containers("hello");

        var rendered = Answer(Render, ("bootstrap", bootstrap));
        var decoded = Answer(Decode, ("preUserData", rendered["preUserData"]), ("userData", rendered["userData"]));

        Assert.Equal(bootstrap, decoded["bootstrap"]);
        Assert.Equal((PropertyValue)false, decoded["foreign"]);
        Assert.Equal(((PropertyString)rendered["afterJoin"]).Value.Length, (int)((PropertyNumber)rendered["afterJoinBytes"]).Value);
        Assert.Equal((PropertyValue)string.Empty, rendered["beforeJoin"]);
    }

    [Fact]
    public void Render_Steps_HaveTheirSizes()
    {
        var rendered = Answer(Render, ("bootstrap", Containers("hello")));

        var step = (PropertyMap)Assert.Single(((PropertyArray)rendered["steps"]).Items);
        Assert.Equal(
            ((PropertyValue)"bootstrap[0].steps[0]", (PropertyValue)"afterJoin", (PropertyValue)"file"),
            (step["path"], step["phase"], step["kind"])
        );
        Assert.InRange(((PropertyNumber)step["bytes"]).Value, "hello".Length, ((PropertyNumber)rendered["afterJoinBytes"]).Value);
    }

    [Fact]
    public void Decode_ContainerNamedForeign_IsNotForeign()
    {
        var bootstrap = PropertyArray.Of(
            PropertyMap.Of(
                ("name", "foreign"),
                ("phase", "afterJoin"),
                ("steps", PropertyArray.Of(PropertyMap.Of(("script", "echo hello\n"))))
            )
        );

        var decoded = Answer(Decode, ("userData", Answer(Render, ("bootstrap", bootstrap))["userData"]));

        Assert.Equal((PropertyValue)false, decoded["foreign"]);
        Assert.Equal(bootstrap, decoded["bootstrap"]);
    }

    [Fact]
    public void Render_Secret_ScriptIsSecretAndItsSizeIsNot()
    {
        var rendered = Answer(Render, ("bootstrap", Containers(new PropertySecret("hunter2"))));

        Assert.All(new[] { "beforeJoin", "afterJoin", "preUserData", "userData" }, name => Assert.IsType<PropertySecret>(rendered[name]));
        Assert.IsType<PropertyNumber>(rendered["afterJoinBytes"]);
    }

    [Fact]
    public void Render_Unknown_IsUnknownExceptTheLimit()
    {
        var rendered = Answer(Render, ("bootstrap", Containers(PropertyUnknown.Instance)));

        Assert.IsType<PropertyNumber>(rendered["limit"]);
        Assert.All(rendered.Where(pair => pair.Key != "limit"), pair => Assert.IsType<PropertyUnknown>(pair.Value));
    }

    [Fact]
    public void Render_WithSettings_IsPackedAndLimited()
    {
        var policy = UserDataSettings.From(PropertyMap.Of(("packFiles", "true"), ("userDataMargin", "4096")));

        var rendered = FunctionCatalogue
            .Invoke(new InvokeRequest(Render, PropertyMap.Of(("bootstrap", Containers(new string('x', 4000))))), policy)
            .Return;

        Assert.Equal((PropertyValue)(32768 - 4096), rendered["limit"]);
        Assert.Contains("\ncos_file gzip /etc/motd ", ((PropertyString)rendered["afterJoin"]).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_ScriptOfAnotherTool_IsOneScriptStep()
    {
        var decoded = Answer(Decode, ("userData", Base64("#!/bin/sh\necho hello\n")));

        Assert.Equal((PropertyValue)true, decoded["foreign"]);
        Assert.Equal(
            "#!/bin/sh\necho hello\n",
            ((PropertyString)Protocol.Paths.PropertyPath.Parse("bootstrap[0].steps[0].script").Get(decoded)!).Value
        );
    }

    [Fact]
    public void Decode_Secret_IsSecret() =>
        Assert.IsType<PropertySecret>(Answer(Decode, ("userData", new PropertySecret(Base64("echo"))))["bootstrap"]);

    [Theory]
    [InlineData("%%%", "is not base64")]
    [InlineData("//79", "is not UTF-8 text")]
    public void Decode_InvalidScript_NamesTheArgument(string userData, string says)
    {
        var failure = Assert.Single(FunctionCatalogue.Invoke(new InvokeRequest(Decode, PropertyMap.Of(("userData", userData)))).Failures);

        Assert.Equal("userData", failure.Property);
        Assert.Contains(says, failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Invoke_ArgumentsOfTheWrongType_NamesEach() =>
        Assert.Equal(
            ["bootstrap", "scripts"],
            FunctionCatalogue
                .Invoke(new InvokeRequest(Render, PropertyMap.Of(("scripts", "x"))))
                .Failures.Select(failure => failure.Property)
                .Order()
        );

    [Fact]
    public void Invoke_UnknownFunction_ListsTheFunctions()
    {
        var fault = Assert.Throws<RpcFaultException>(() =>
            FunctionCatalogue.Invoke(new InvokeRequest("containeros:index:nope", PropertyMap.Empty))
        );

        Assert.Equal(StatusCode.Unimplemented, fault.Code);
        Assert.Contains(Render, fault.Message, StringComparison.Ordinal);
    }

    private static PropertyMap Answer(string token, params (string, PropertyValue)[] arguments)
    {
        var result = FunctionCatalogue.Invoke(new InvokeRequest(token, PropertyMap.Of(arguments)));
        Assert.Empty(result.Failures);
        return result.Return;
    }

    private static PropertyArray Containers(PropertyValue content) =>
        PropertyArray.Of(
            PropertyMap.Of(
                ("name", "motd"),
                ("phase", "afterJoin"),
                (
                    "steps",
                    PropertyArray.Of(
                        PropertyMap.Of(("file", PropertyMap.Of(("path", "/etc/motd"), ("content", content), ("mode", "0644"))))
                    )
                )
            )
        );

    private static string Base64(string text) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text));
}
