using ContainerOS.Sdk.Errors;

namespace ContainerOS.Sdk.Transport;

/// <summary>How far a call with all its tries has come: whether one is out there without an answer that settles it.</summary>
internal sealed class CallProgress
{
    /// <summary>Whether a try was sent whose outcome nobody knows.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>The last refusal after which nothing was carried out.</summary>
    public SdkException? Refusal { get; private set; }

    /// <summary>How many tries were sent.</summary>
    public int Tries { get; private set; }

    public void Sent() => (IsOpen, Refusal, Tries) = (true, null, Tries + 1);

    public void Answered() => IsOpen = false;

    public void Refused(SdkException fault) => (IsOpen, Refusal) = (false, fault);
}
