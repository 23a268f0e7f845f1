using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.Http;
using ContainerOS.Emulator.Sts;

namespace ContainerOS.Emulator.Journal;

/// <summary>The least RAM policy that the calls of a run need, in the vendor's form.</summary>
/// <remarks>
/// An action is the RAM code of the service and the name of the operation: documented for the operations that the vendor's pages list,
/// inferred for the others. Operations of a cluster are granted for it (<c>acs:cs:*:*:cluster/ID</c>, page "RAM authorization" of ACK).
/// The resources of other operations are not known, and are <c>*</c>.
/// </remarks>
internal sealed class LeastPolicy
{
    private const string AllResources = "*";

    private readonly Lock gate = new();
    private readonly SortedDictionary<string, SortedSet<string>> actionsOf = new(StringComparer.Ordinal);

    /// <summary>Adds what a call needs.</summary>
    internal void Add(ApiRequest request)
    {
        var service = request.Version switch
        {
            OperationTable.AckVersion => "cs",
            OperationTable.EcsVersion => "ecs",
            StsOperations.Version when request.Action == "AssumeRole" => "sts",
            _ => null, // Other operations of STS need no permission: a token or any key proves who calls.
        };
        if (service is null || !OperationTable.IsKnown(request))
        {
            return;
        }

        var resource =
            service == "cs" && request.PathSegments is ["clusters", var cluster, ..] ? $"acs:cs:*:*:cluster/{cluster}" : AllResources;
        lock (gate)
        {
            if (!actionsOf.TryGetValue(resource, out var actions))
            {
                actionsOf.Add(resource, actions = new SortedSet<string>(StringComparer.Ordinal));
            }

            actions.Add($"{service}:{request.Action}");
        }
    }

    /// <summary>The policy, in the form that the RAM console takes.</summary>
    internal FieldMap Write()
    {
        lock (gate)
        {
            return FieldMap.Of(
                ("Version", "1"),
                (
                    "Statement",
                    ListValue.Of(
                        actionsOf.Select(pair =>
                            FieldMap.Of(
                                ("Effect", "Allow"),
                                ("Action", ListValue.OfTexts(pair.Value)),
                                ("Resource", ListValue.OfTexts([pair.Key]))
                            )
                        )
                    )
                )
            );
        }
    }

    /// <summary>What a reader has to know about the policy.</summary>
    internal IReadOnlyList<string> Notes()
    {
        lock (gate)
        {
            List<string> notes = [];
            if (actionsOf.Keys.Any(resource => resource != AllResources))
            {
                notes.Add("The cluster ids are those of the emulator: replace them with yours.");
            }

            if (actionsOf.TryGetValue(AllResources, out var actions))
            {
                notes.Add($"The resource of {string.Join(", ", actions)} is '*': the form of its name is not known to the emulator.");
            }

            return notes;
        }
    }
}
