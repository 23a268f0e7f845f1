using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace ContainerOS.Protocol.Hosting;

/// <summary>
/// Reads messages that are nested as deeply as Pulumi's engine and SDKs send them. An object in a value is a message, an entry of a map and
/// a message, so the default limit of Google.Protobuf, 100, rejects values that are 33 deep, with an error that names no property. Go
/// allows 10,000 messages in each other (<c>protowire.DefaultRecursionLimit</c>), and Node as many as its stack has room for.
/// </summary>
/// <remarks>How deep a value may be is decided where it is decoded, which knows its property (<c>PropertyDecoder.MaxDepth</c>).</remarks>
internal static class DeepMessages
{
    /// <summary>What Go allows, which does not count the entries of maps: 5,000 objects in each other.</summary>
    private const int MaxNesting = 15_000;

    /// <summary>Google.Protobuf reads messages by calls in each other. It suffices for the limit in a debug build (tested).</summary>
    private const int StackBytes = 64 * 1024 * 1024;

    private static readonly ConcurrentDictionary<IMethod, IMethod> Known = new(ReferenceEqualityComparer.Instance);

    /// <summary>The method, with messages that are read as deeply as they are nested.</summary>
    public static Method<TRequest, TResponse> Of<TRequest, TResponse>(Method<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class =>
        (Method<TRequest, TResponse>)
            Known.GetOrAdd(
                method,
                _ => new Method<TRequest, TResponse>(
                    method.Type,
                    method.ServiceName,
                    method.Name,
                    Of(method.RequestMarshaller),
                    Of(method.ResponseMarshaller)
                )
            );

    private static Marshaller<T> Of<T>(Marshaller<T> marshaller)
        where T : class => new(marshaller.ContextualSerializer, context => Read(marshaller, context));

    private static T Read<T>(Marshaller<T> marshaller, DeserializationContext context)
        where T : class
    {
        try
        {
            return marshaller.ContextualDeserializer(context);
        }
        catch (InvalidProtocolBufferException)
        {
            // Damaged, or nested more deeply than the default: the second attempt finds out, and reports what is damaged.
            return ReadDeep(marshaller, context.PayloadAsNewBuffer());
        }
    }

    /// <summary>
    /// Reads a message on a thread whose stack suffices for <see cref="MaxNesting"/>; other threads have 1.5 MB in some systems.
    /// </summary>
    private static T ReadDeep<T>(Marshaller<T> marshaller, byte[] payload)
        where T : class
    {
        var message = marshaller.ContextualDeserializer(EmptyPayload.Instance);
        ExceptionDispatchInfo? fault = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    var stream = new MemoryStream(payload, writable: false);
                    using var input = CodedInputStream.CreateWithLimits(stream, int.MaxValue, MaxNesting);
                    ((IMessage)message).MergeFrom(input);
                }
                catch (InvalidProtocolBufferException invalid)
                {
                    fault = ExceptionDispatchInfo.Capture(invalid);
                }
            },
            StackBytes
        );
        thread.Start();
        thread.Join();
        return fault is null
            ? message
            : throw new RpcException(
                new Status(
                    StatusCode.InvalidArgument,
                    $"the message {((IMessage)message).Descriptor.FullName} cannot be read (at most {MaxNesting} messages may be in each "
                        + $"other): {fault.SourceException.Message}",
                    fault.SourceException
                )
            );
    }

    /// <summary>The payload of a message without fields.</summary>
    private sealed class EmptyPayload : DeserializationContext
    {
        public static EmptyPayload Instance { get; } = new();

        public override int PayloadLength => 0;

        public override byte[] PayloadAsNewBuffer() => [];

        public override ReadOnlySequence<byte> PayloadAsReadOnlySequence() => ReadOnlySequence<byte>.Empty;
    }
}

/// <summary>Makes the calls of a client with <see cref="DeepMessages"/>.</summary>
internal sealed class DeepMessageInterceptor : Interceptor
{
    public static DeepMessageInterceptor Instance { get; } = new();

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncUnaryCallContinuation<TRequest, TResponse> continuation
    ) => continuation(request, Deep(context));

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation
    ) => continuation(request, Deep(context));

    private static ClientInterceptorContext<TRequest, TResponse> Deep<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context
    )
        where TRequest : class
        where TResponse : class => new(DeepMessages.Of(context.Method), context.Host, context.Options);
}

/// <summary>Binds the methods of a service with <see cref="DeepMessages"/>.</summary>
internal sealed class DeepMessageBinder(ServiceBinderBase inner) : ServiceBinderBase
{
    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        UnaryServerMethod<TRequest, TResponse>? handler
    ) => inner.AddMethod(DeepMessages.Of(method), handler);

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        ServerStreamingServerMethod<TRequest, TResponse>? handler
    ) => inner.AddMethod(DeepMessages.Of(method), handler);

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        ClientStreamingServerMethod<TRequest, TResponse>? handler
    ) => inner.AddMethod(DeepMessages.Of(method), handler);

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        DuplexStreamingServerMethod<TRequest, TResponse>? handler
    ) => inner.AddMethod(DeepMessages.Of(method), handler);
}
