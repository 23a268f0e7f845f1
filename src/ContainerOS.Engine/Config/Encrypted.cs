using ContainerOS.Engine.Programs;

namespace ContainerOS.Engine.Config;

/// <summary>Values written as <c>secure: ciphertext</c>.</summary>
internal static class Encrypted
{
    public static string? CiphertextOf(SyntaxNode node) =>
        node is SyntaxMapping { Entries: [{ Name: "secure", Value: SyntaxScalar cipher }] } ? cipher.Text : null;

    public static bool IsIn(SyntaxNode node) =>
        CiphertextOf(node) is not null
        || node switch
        {
            SyntaxMapping map => map.Entries.Any(entry => IsIn(entry.Value)),
            SyntaxSequence list => list.Items.Any(IsIn),
            _ => false,
        };
}
