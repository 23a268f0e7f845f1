using System.Collections.Concurrent;

namespace ContainerOS.Engine.State;

/// <summary>Remembers how a secret was encrypted at its place, so that one that does not change keeps its ciphertext.</summary>
internal sealed class CiphertextMemory
{
    private readonly ConcurrentDictionary<(string Place, string Text), string> known = new();

    public void Remember(string place, string text, string ciphertext) => known[(place, text)] = ciphertext;

    public string Recall(string place, string text, Func<string, string> encrypt) =>
        known.GetOrAdd((place, text), key => encrypt(key.Text));
}
