import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt

fig, ax = plt.subplots(figsize=(6, 4))
ax.bar(["Q1", "Q2", "Q3"], [420, 510, 480], color="steelblue")
ax.set_xlabel("Quarter")
ax.set_ylabel("Revenue ($K)")
ax.set_title("Revenue")
ax.set_ylim(0, 700)
plt.tight_layout()
plt.savefig("made.png", dpi=100)
plt.close()
print("made", ask_openai("made.png", "Read it"))
