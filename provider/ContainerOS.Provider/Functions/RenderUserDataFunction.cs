using System.Text;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Configuration;
using ContainerOS.Provider.NodePools.Shape;
using ContainerOS.Provider.Shapes;
using ContainerOS.UserData;

namespace ContainerOS.Provider.Functions;

/// <summary><c>renderUserData</c>: composes bootstrap containers to the two user data scripts of ACK.</summary>
internal sealed class RenderUserDataFunction : IProviderFunction
{
    private static readonly ObjectType Weight = new(
        "StepWeight",
        "The size of one step in the user data of its phase.",
        [
            new("path", PropertyType.Text, "The path of the step, such as bootstrap[0].steps[2].") { Required = true },
            new("phase", PropertyType.Text, "beforeJoin or afterJoin.") { Required = true },
            new("kind", PropertyType.Text, "The kind of the step, such as file or script.") { Required = true },
            new("bytes", PropertyType.Integer, "The size in bytes before base64.") { Required = true },
        ]
    );

    /// <inheritdoc/>
    public FunctionSchema Schema { get; } =
        new(
            "containeros:index:renderUserData",
            "Composes bootstrap containers to the two user data scripts of ACK, without creating a pool. The same containers always give "
                + "the same bytes. Files are compressed if packFiles of the provider is set.",
            new ObjectType(
                "RenderUserDataArgs",
                "The containers to compose.",
                [new("bootstrap", PropertyType.ListOf(BootstrapShape.Container), "The containers, in order.") { Required = true }]
            ),
            new ObjectType(
                "RenderUserDataResult",
                "The scripts. Both are secret if a value in them is secret.",
                [
                    new("beforeJoin", PropertyType.Text, "The script that runs before a node joins; empty if there is none.")
                    {
                        Required = true,
                    },
                    new("afterJoin", PropertyType.Text, "The script that runs after ACK has initialised the node; empty if there is none.")
                    {
                        Required = true,
                    },
                    new("preUserData", PropertyType.Text, "beforeJoin in base64, as ACK accepts it.") { Required = true },
                    new("userData", PropertyType.Text, "afterJoin in base64, as ACK accepts it.") { Required = true },
                    new("beforeJoinBytes", PropertyType.Integer, "The size of beforeJoin in bytes, before base64.") { Required = true },
                    new("afterJoinBytes", PropertyType.Integer, "The size of afterJoin in bytes, before base64.") { Required = true },
                    new(
                        "limit",
                        PropertyType.Integer,
                        "The limit of each phase in bytes, before base64: the 32 KB of ECS minus userDataMargin of the provider."
                    )
                    {
                        Required = true,
                    },
                    new(
                        "steps",
                        PropertyType.ListOf(Weight),
                        "The size of each step: first those of beforeJoin, then those of afterJoin, the largest first."
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
        var bootstrap = arguments.Find("bootstrap") is { } containers
            ? Kinds.Object(BootstrapShape.Container).ReadList(containers)
            : ValueList<BootstrapContainer>.Of();
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
