using System.Text;
using ContainerOS.Model.Terms;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Configuration;
using ContainerOS.Provider.NodePools.Shape;
using ContainerOS.Provider.Shapes;
using ContainerOS.UserData;

namespace ContainerOS.Provider.Functions;

/// <summary><c>decodeUserData</c>: decodes the scripts of a live pool to bootstrap containers.</summary>
internal sealed class DecodeUserDataFunction : IProviderFunction
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <inheritdoc/>
    public FunctionSchema Schema { get; } =
        new(
            "containeros:index:decodeUserData",
            "Decodes the user data of a pool to bootstrap containers. A script that this package did not compose becomes one script step "
                + "with the same text.",
            new ObjectType(
                "DecodeUserDataArgs",
                "The scripts to decode.",
                [
                    new("preUserData", PropertyType.Text, "The script that runs before a node joins, in base64 as ACK returns it."),
                    new("userData", PropertyType.Text, "The script that runs after a node has joined, in base64 as ACK returns it."),
                ]
            ),
            new ObjectType(
                "DecodeUserDataResult",
                "The containers. They are secret if an argument is secret.",
                [
                    new("bootstrap", PropertyType.ListOf(BootstrapShape.Container), "The containers, those that run before joining first.")
                    {
                        Required = true,
                    },
                    new("foreign", PropertyType.Boolean, "Whether a script was not composed by this package.") { Required = true },
                ]
            )
        );

    /// <inheritdoc/>
    public PropertyMap Invoke(PropertyMap arguments, UserDataSettings userData)
    {
        if (arguments.ContainsUnknowns)
        {
            return PropertyMap.Of(("bootstrap", PropertyUnknown.Instance), ("foreign", PropertyUnknown.Instance));
        }

        var (before, after) = (Script(arguments, "preUserData"), Script(arguments, "userData"));
        var containers = UserDataDecoder.Decode(before, after);
        var bootstrap = PropertyArray.Of(containers.Select(container => (PropertyValue)BootstrapShape.Container.Write(container)));
        return PropertyMap.Of(
            ("bootstrap", arguments.Any(pair => pair.Value is PropertySecret) ? new PropertySecret(bootstrap) : bootstrap),
            (
                "foreign",
                UserDataDecoder.IsForeign(before, BootstrapPhase.BeforeJoin) || UserDataDecoder.IsForeign(after, BootstrapPhase.AfterJoin)
            )
        );
    }

    private static string? Script(PropertyMap arguments, string name)
    {
        try
        {
            return arguments.Find(name)?.Unwrapped is PropertyString { Value.Length: > 0 } text
                ? Strict.GetString(Convert.FromBase64String(text.Value))
                : null;
        }
        catch (FormatException)
        {
            throw new FunctionArgumentException(name, $"{name} is not base64: pass it as DescribeClusterNodePoolDetail returns it");
        }
        catch (DecoderFallbackException)
        {
            throw new FunctionArgumentException(name, $"{name} is not UTF-8 text: only shell scripts can be decoded");
        }
    }
}
