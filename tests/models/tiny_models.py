"""Models small enough to be made in a test: one that babbles, one that knows a line, one that guesses at emotions."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import torch
from tokenizers import Tokenizer, decoders, pre_tokenizers
from tokenizers.models import BPE
from tokenizers.trainers import BpeTrainer
from transformers import (
    LlamaConfig,
    LlamaForCausalLM,
    PreTrainedTokenizerFast,
    RobertaConfig,
    RobertaForSequenceClassification,
)

WORDS = (
    "I lie there going over everything I haven't done. It's the same every night.",
    "You sound worn out, as if you were the only one who can't get on with it.",
    "My mum rang twice and I let it ring. I don't know what to tell her.",
    "What's been on your mind? Hi Maya, I'm glad you wrote. Take your time.",
)
LINE = "I sit there with my tea going cold, and then it is two."
"""What the parrot says."""
TALK = (
    "{% for message in messages %}<|{{ message.role }}|>{{ message.content }}<|end|>{% endfor %}"
    "{% if add_generation_prompt %}<|assistant|>{% endif %}"
)
SEVEN = ("anger", "disgust", "fear", "joy", "neutral", "sadness", "surprise")
"""The labels of j-hartmann/emotion-english-distilroberta-base, in its order."""


def tokenizer(*, chat: bool) -> PreTrainedTokenizerFast:
    """Train a tokenizer of bytes and a few hundred pairs of them; it knows every text."""
    trained = Tokenizer(BPE())
    trained.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    trained.decoder = decoders.ByteLevel()
    special = ["<pad>", "<|end|>", "<|system|>", "<|user|>", "<|assistant|>"]
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trained.train_from_iterator(WORDS, BpeTrainer(vocab_size=400, special_tokens=special, initial_alphabet=alphabet))
    made = PreTrainedTokenizerFast(tokenizer_object=trained, pad_token="<pad>", eos_token="<|end|>")  # noqa: S106
    if chat:
        made.chat_template = TALK
    return made


def llama(words: PreTrainedTokenizerFast, wide: int = 32) -> LlamaForCausalLM:
    """Return a Llama of two layers that was never trained."""
    torch.manual_seed(1)
    config = LlamaConfig(
        vocab_size=len(words),
        hidden_size=wide,
        intermediate_size=64,
        num_hidden_layers=2,
        num_attention_heads=2,
        num_key_value_heads=2,
        max_position_embeddings=16384,
        pad_token_id=words.pad_token_id,
        eos_token_id=words.eos_token_id,
        bos_token_id=None,
    )
    return LlamaForCausalLM(config)


def language_model(folder: Path, *, chat: bool = True) -> Path:
    """Write a model that answers in letters without sense, and does not stop by itself."""
    words = tokenizer(chat=chat)
    llama(words).save_pretrained(folder)
    words.save_pretrained(folder)
    return folder


def parrot(folder: Path, line: str) -> Path:
    """Write a model that answers whatever it is asked with this line, and then stops.

    Its layers pass through what comes in, so that each token decides the next; the line's pieces are tokens.
    """
    words = tokenizer(chat=True)
    pieces = [line[i : i + 12] for i in range(0, len(line), 12)]
    assert len(set(pieces)) == len(pieces), "each piece must lead to one other"
    words.add_tokens(pieces)
    chain = ["<|assistant|>", *pieces, "<|end|>"]
    model = llama(words, wide=256)
    with torch.no_grad():
        for layer in model.model.layers:
            layer.self_attn.o_proj.weight.zero_()
            layer.mlp.down_proj.weight.zero_()
        given, heads = model.model.embed_tokens.weight, model.lm_head.weight
        heads.zero_()
        for here, there in pairwise(words.convert_tokens_to_ids(chain)):
            heads[there] = 9.0 * given[here] / given[here].norm()
    model.save_pretrained(folder)
    words.save_pretrained(folder)
    return folder


def emotion_model(folder: Path, labels: tuple[str, ...] = SEVEN, sure_of: str | None = None) -> Path:
    """Write a RoBERTa of two layers that was never trained; ``sure_of``: the label that it gives to every text."""
    torch.manual_seed(2)
    words = tokenizer(chat=False)
    config = RobertaConfig(
        vocab_size=len(words),
        hidden_size=32,
        intermediate_size=64,
        num_hidden_layers=2,
        num_attention_heads=2,
        max_position_embeddings=130,
        pad_token_id=words.pad_token_id,
        id2label=dict(enumerate(labels)),
        label2id={label: i for i, label in enumerate(labels)},
    )
    model = RobertaForSequenceClassification(config)
    if sure_of is not None:
        with torch.no_grad():
            model.classifier.out_proj.bias[labels.index(sure_of)] = 5.0
    model.save_pretrained(folder)
    words.save_pretrained(folder)
    return folder
