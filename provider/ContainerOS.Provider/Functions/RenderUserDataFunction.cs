using System.Text;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Configuration;
using ContainerOS.Provider.NodePools.Binding;
using ContainerOS.Provider.NodePools.Schema;
using ContainerOS.Provider.Schema;
using ContainerOS.UserData;

namespace ContainerOS.Provider.Functions;

/// <summary><c>renderUserData</c>: from bootstrap containers to the two scripts that ACK takes.</summary>
internal sealed class RenderUserDataFunction : IProviderFunction
{
    private static readonly ObjectType Weight = new(
        "StepWeight",
        "What one step adds to the user data of its phase.",
        [
            new("path", PropertyType.Text, "Where it stands, such as bootstrap[0].steps[2].") { Required = true },
            new("phase", PropertyType.Text, "beforeJoin or afterJoin.") { Required = true },
            new("kind", PropertyType.Text, "What it is: file, script...") { Required = true },
            new("bytes", PropertyType.Integer, "Bytes of its block before base64.") { Required = true },
        ]
    );

    /// <inheritdoc/>
    public FunctionSchema Schema { get; } =
        new(
            "containeros:index:renderUserData",
            "Composes bootstrap containers to the two scripts that ACK takes, without making a pool. The same containers give the same bytes, always. Files are packed where the provider's packFiles says so.",
            new ObjectType(
                "RenderUserDataArgs",
                "What is composed.",
                [new("bootstrap", PropertyType.ListOf(BootstrapSchema.Container), "The containers, in order.") { Required = true }]
            ),
            new ObjectType(
                "RenderUserDataResult",
                "The scripts. Both are secret when any value they are made of is.",
                [
                    new("beforeJoin", PropertyType.Text, "What runs before a node joins; empty for nothing.") { Required = true },
                    new("afterJoin", PropertyType.Text, "What runs after ACK has initialised the node; empty for nothing.")
                    {
                        Required = true,
                    },
                    new("preUserData", PropertyType.Text, "beforeJoin in base64, as the API takes it.") { Required = true },
                    new("userData", PropertyType.Text, "afterJoin in base64, as the API takes it.") { Required = true },
                    new("beforeJoinBytes", PropertyType.Integer, "Bytes of beforeJoin before base64.") { Required = true },
                    new("afterJoinBytes", PropertyType.Integer, "Bytes of afterJoin before base64.") { Required = true },
                    new(
                        "limit",
                        PropertyType.Integer,
                        "Bytes before base64 that each phase may have: the 32 KB of ECS less the provider's userDataMargin."
                    )
                    {
                        Required = true,
                    },
                    new(
                        "steps",
                        PropertyType.ListOf(Weight),
                        "What each step adds to its phase, the heaviest first, those before joining in front."
                    )
                    {
                        Required = true,
                    },
                ]
            )
        );

    /// <inheritdoc/>
    public PropertyMap Invoke(PropertyMap arguments, UserDataSettings userData)
    {
        var bootstrap =
            new InputReader(arguments).Objects("bootstrap", BootstrapBinding.ReadContainer) ?? ValueList<BootstrapContainer>.Of();
        var composed = UserDataComposer.Compose(bootstrap, userData.Packing);
        return PropertyMap.Of(
            ("beforeJoin", Text(composed, composed.BeforeJoin)),
            ("afterJoin", Text(composed, composed.AfterJoin)),
            ("preUserData", Text(composed, Encode(composed.BeforeJoin))),
            ("userData", Text(composed, Encode(composed.AfterJoin))),
            ("beforeJoinBytes", composed.IsKnown ? (PropertyValue)composed.BeforeJoinBytes : PropertyUnknown.Instance),
            ("afterJoinBytes", composed.IsKnown ? (PropertyValue)composed.AfterJoinBytes : PropertyUnknown.Instance),
            ("limit", UserDataBudget.DocumentedLimit - userData.Margin),
            (
                "steps",
                UserDataBudget.Of(bootstrap, userData.Margin, userData.Packing) is { } budget ? Weights(budget) : PropertyUnknown.Instance
            )
        );
    }

    private static PropertyArray Weights(UserDataBudget budget) =>
        PropertyArray.Of(
            budget
                .BeforeJoin.Steps.Concat(budget.AfterJoin.Steps)
                .Select(step =>
                    (PropertyValue)
                        PropertyMap.Of(
                            ("path", step.Path),
                            ("phase", PoolTerms.BootstrapPhases.Of(step.Phase)),
                            ("kind", step.Kind),
                            ("bytes", step.Bytes)
                        )
                )
        );

    private static PropertyValue Text(ComposedUserData composed, string? text) =>
        composed switch
        {
            { IsKnown: false } => PropertyUnknown.Instance,
            { IsSecret: true } => new PropertySecret(text ?? string.Empty),
            _ => text ?? string.Empty,
        };

    private static string? Encode(string? script) => script is null ? null : Convert.ToBase64String(Encoding.UTF8.GetBytes(script));
}
