using System.Security.Cryptography;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Provider.Ownership;

/// <summary>
/// The identity of a stack. It is drawn once, when the provider is configured for the first time, and kept in the provider's inputs in
/// the state. A stack of the same names in another backend has another identity.
/// </summary>
internal static class StackIdentity
{
    /// <summary>The key in the provider's inputs. Pulumi does not show keys that start with two underscores.</summary>
    internal const string Key = "__stackIdentity";

    /// <summary>The length of an identity in hexadecimal digits.</summary>
    internal const int Length = 16;

    /// <summary>Returns the provider's inputs with the identity of the last run, or with a new one.</summary>
    internal static PropertyMap Keep(PropertyMap olds, PropertyMap news) => news.With(Key, Read(olds) ?? Draw());

    /// <summary>The identity in the provider's inputs; null if there is none.</summary>
    internal static string? Read(PropertyMap inputs) =>
        inputs.Find(Key)?.Unwrapped is PropertyString { Value.Length: Length } text ? text.Value : null;

    /// <summary>A new identity.</summary>
    internal static string Draw() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Length / 2));

    /// <summary>The identity of a caller that has no state but names itself; the same for the same text.</summary>
    internal static string FromText(string owner) => TextHash.FirstDigits(owner, Length);
}
